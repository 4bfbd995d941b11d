package org.dsr4j.internal.cases;

import java.util.ArrayList;
import java.util.List;
import org.dsr4j.evidence.JournalEntryKind;
import org.dsr4j.internal.journal.CaseJournal;
import org.dsr4j.internal.journal.JournalEntry;
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
  private final List<CaseId> keyless = new ArrayList<>();

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
        read(id, journal.entries());
      }
    } catch (DsrException e) {
      if (e.code() != DsrError.JOURNAL_MISSING) {
        unreadable.add(id);
      }
    }
  }

  private void read(CaseId id, List<JournalEntry> entries) {
    try {
      CaseState state = CaseState.of(entries);
      if (state.planned()) {
        readable.add(new Other(id, state));
      }
    } catch (DsrException e) {
      if (e.code() != DsrError.CASE_KEY_MISSING) {
        throw e;
      }
      readWithoutKey(id, entries);
    }
  }

  /** A case whose key was destroyed identifies no person, and no run continues it. */
  private void readWithoutKey(CaseId id, List<JournalEntry> entries) {
    if (StepsInFlight.in(entries)) {
      unreadable.add(id);
    } else if (entries.stream().noneMatch(e -> e.kind() == JournalEntryKind.KEY_DESTROYED)) {
      keyless.add(id);
    }
  }

  List<Other> readable() {
    return readable;
  }

  /** Returns the cases without their key in which no step is in progress. */
  List<CaseId> keyless() {
    return keyless;
  }

  /** Returns the cases that cannot be read now, and in which a step may still take effect. */
  List<CaseId> unreadable() {
    return unreadable;
  }
}
