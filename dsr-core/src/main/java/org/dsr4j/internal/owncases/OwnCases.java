package org.dsr4j.internal.owncases;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.evidence.JournalEntryKind;
import org.dsr4j.internal.cases.CaseState;
import org.dsr4j.internal.engine.LastingIdentifiers;
import org.dsr4j.internal.journal.CaseJournal;
import org.dsr4j.internal.journal.JournalEntry;
import org.dsr4j.internal.journal.JournalSettings;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.Match;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.Strength;
import org.dsr4j.model.TenantCheck;
import org.dsr4j.model.TenantId;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AuditAction;
import org.dsr4j.spi.DiscoverAction;
import org.dsr4j.spi.ExportAction;
import org.dsr4j.spi.ReadOutcome;
import org.dsr4j.spi.ReadTask;
import org.dsr4j.spi.RecordSink;
import org.dsr4j.spi.Resolution;
import org.dsr4j.spi.SubjectResolver;

/**
 * Finds and reads the cases about a person by permanent identifiers. A case without a key does not
 * identify a person any more. The ids of the changes in a case are found too, because audit trails
 * of services contain them.
 */
final class OwnCases
    implements Adapter, SubjectResolver, DiscoverAction, ExportAction, AuditAction {

  private final JournalSettings settings;
  private final TenantId tenant;
  private final String provenance;

  OwnCases(JournalSettings settings, TenantId tenant, String instance) {
    this.settings = settings;
    this.tenant = tenant;
    this.provenance = instance + "/" + OwnCasesProvider.SOURCE;
  }

  @Override
  public TenantCheck confirmTenant(Cancellation cancellation) {
    return TenantCheck.asserted("cases of other tenants are skipped");
  }

  /** Permanent identifiers of any origin. */
  @Override
  public Set<IdentifierKind> consumes() {
    Set<IdentifierKind> kinds = new HashSet<>();
    visit(
        (id, entries) ->
            LastingIdentifiers.of(plan(entries).identity()).forEach(one -> kinds.add(one.kind())),
        any -> {});
    return kinds;
  }

  @Override
  public Resolution resolve(Identity known, Cancellation cancellation) {
    Set<Identifier> wanted = LastingIdentifiers.of(known);
    List<KnownIdentifier> found = new ArrayList<>();
    List<Gap> gaps = new ArrayList<>();
    visit(
        (id, entries) -> {
          if (LastingIdentifiers.of(plan(entries).identity()).stream().anyMatch(wanted::contains)) {
            found.add(strong(OwnCasesProvider.CASE, id.value()));
            ChangeRequestIds.requests(entries)
                .forEach(request -> found.add(strong(IdentifierKind.CORRELATION_ID, request)));
          }
        },
        gaps::add);
    if (found.isEmpty()) {
      return gaps.isEmpty()
          ? new Resolution.NotIdentified()
          : new Resolution.Unavailable(gaps.get(0));
    }
    return new Resolution.Identified(List.of(new Facet(OwnCasesProvider.FACET, found, gaps)));
  }

  @Override
  public ReadOutcome read(ReadTask task, RecordSink sink) {
    Map<CaseId, List<JournalEntry>> cases = new LinkedHashMap<>();
    List<Gap> gaps = new ArrayList<>();
    visit(cases::put, gaps::add);
    for (Identity subject : task.subjects()) {
      for (KnownIdentifier known : subject.identifiers(OwnCasesProvider.CASE)) {
        CaseId id = new CaseId(known.identifier().value());
        List<JournalEntry> entries = cases.get(id);
        if (entries != null) {
          sink.record(
              subject,
              RecordKey.of(id.value()),
              CaseRecord.of(id, plan(entries), entries),
              new Match(OwnCasesProvider.CASE, "case", Strength.STRONG));
        }
      }
    }
    ReadOutcome outcome = ReadOutcome.complete();
    for (Gap gap : gaps) {
      outcome = outcome.withGap(null, gap);
    }
    return outcome;
  }

  private static ChangePlan plan(List<JournalEntry> entries) {
    return CaseState.of(entries).plan();
  }

  private KnownIdentifier strong(IdentifierKind kind, String value) {
    return KnownIdentifier.strong(Identifier.of(kind, value), provenance);
  }

  /** Visits each readable case of the tenant, also a case that somebody is executing. */
  private void visit(BiConsumer<CaseId, List<JournalEntry>> visitor, Consumer<Gap> unread) {
    for (CaseId id : settings.store().cases()) {
      try (CaseJournal journal = CaseJournal.read(settings, id)) {
        if (journal.tenant().equals(tenant)
            && holds(journal, JournalEntryKind.PLANNED)
            && !holds(journal, JournalEntryKind.KEY_DESTROYED)) {
          visit(journal, visitor, unread);
        }
      } catch (DsrException e) {
        if (e.code() != DsrError.JOURNAL_MISSING) {
          unread.accept(Gap.failed(e.code(), "A case could not be read: " + e.getMessage()));
        }
      }
    }
  }

  /**
   * Reads a case. A missing key without a recorded destruction is lost, so the person of the case
   * is unknown.
   */
  private void visit(
      CaseJournal journal, BiConsumer<CaseId, List<JournalEntry>> visitor, Consumer<Gap> unread) {
    if (settings.keys().find(journal.caseId()).isPresent()) {
      visitor.accept(journal.caseId(), journal.entries());
    } else {
      unread.accept(
          Gap.failed(
              DsrError.CASE_KEY_MISSING,
              "The key of a case is missing without a recorded destruction: configure the"
                  + " DsrBuilder with the caseKeys(…) with which the case was started"));
    }
  }

  private static boolean holds(CaseJournal journal, JournalEntryKind kind) {
    return journal.entries().stream().anyMatch(each -> each.kind() == kind);
  }

  @Override
  public void close() {}
}
