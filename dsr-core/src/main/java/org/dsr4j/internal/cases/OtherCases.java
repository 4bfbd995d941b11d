package org.dsr4j.internal.cases;

import java.util.ArrayList;
import java.util.List;
import org.dsr4j.internal.journal.CaseJournal;
import org.dsr4j.internal.journal.JournalSettings;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.TenantId;

/** The other cases of the tenant whose plans can be read. */
final class OtherCases {

  /** Another case and its state. */
  record Other(CaseId id, CaseState state) {}

  private final List<Other> readable = new ArrayList<>();
  private final List<CaseId> unreadable = new ArrayList<>();

  /** Reads all cases except one. */
  OtherCases(JournalSettings settings, TenantId tenant, CaseId except) {
    for (CaseId id : settings.store().cases()) {
      if (!id.equals(except)) {
        read(settings, tenant, id);
      }
    }
  }

  private void read(JournalSettings settings, TenantId tenant, CaseId id) {
    try (CaseJournal journal = CaseJournal.read(settings, id)) {
      if (journal.tenant().equals(tenant)) {
        CaseState state = CaseState.of(journal.entries());
        if (state.planned()) {
          readable.add(new Other(id, state));
        }
      }
    } catch (DsrException e) {
      // A case without a key identifies no person and cannot be continued by anyone.
      if (e.code() != DsrError.JOURNAL_MISSING && e.code() != DsrError.CASE_KEY_MISSING) {
        unreadable.add(id);
      }
    }
  }

  List<Other> readable() {
    return readable;
  }

  /** Returns the cases that cannot be read now. */
  List<CaseId> unreadable() {
    return unreadable;
  }
}
