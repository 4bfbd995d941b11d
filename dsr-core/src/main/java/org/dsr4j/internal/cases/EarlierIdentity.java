package org.dsr4j.internal.cases;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.evidence.JournalEntryKind;
import org.dsr4j.internal.journal.CaseJournal;
import org.dsr4j.internal.journal.JournalSettings;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.Identity;

/**
 * What a case knows about its person from its last plan. After an erasure no service knows the
 * person any more, but rows that were written since still contain the identifiers.
 */
public final class EarlierIdentity {

  private EarlierIdentity() {}

  /**
   * Returns the identity of the last plan of the request's case, if it is about the same person.
   */
  public static Optional<Identity> of(JournalSettings settings, DsrRequest request) {
    if (!settings.store().cases().contains(request.id())) {
      return Optional.empty();
    }
    try (CaseJournal journal = CaseJournal.read(settings, request.id())) {
      boolean readable =
          journal.tenant().equals(request.tenant())
              && journal.entries().stream()
                  .noneMatch(entry -> entry.kind() == JournalEntryKind.KEY_DESTROYED);
      return readable
          ? CaseState.of(journal.entries())
              .newestPlan()
              .filter(plan -> namesSamePerson(plan, request))
              .map(ChangePlan::identity)
          : Optional.empty();
    } catch (DsrException e) {
      if (e.code() != DsrError.CASE_KEY_MISSING && e.code() != DsrError.JOURNAL_MISSING) {
        throw e;
      }
      // The plan of a case without a key cannot be recorded either; that says what to do.
      return Optional.empty();
    }
  }

  /** An id of a case that was used for somebody else by mistake adds nothing. */
  private static boolean namesSamePerson(ChangePlan plan, DsrRequest request) {
    Set<Identifier> known = new HashSet<>(plan.request().subject().identifiers());
    plan.identity()
        .facets()
        .forEach(facet -> facet.identifiers().forEach(each -> known.add(each.identifier())));
    return request.subject().identifiers().stream().anyMatch(known::contains);
  }
}
