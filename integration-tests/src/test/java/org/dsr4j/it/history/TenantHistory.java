package org.dsr4j.it.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import org.dsr4j.model.CaseId;
import org.dsr4j.spi.operator.Journal;
import org.dsr4j.spi.operator.JournalStore;
import org.dsr4j.testkit.LocalTenant;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.SimulatedTenant;

/**
 * The checked history of a tenant that a fixture changes. {@link HistoryExtension} asks all of them
 * after each test.
 */
public final class TenantHistory {

  private static final Map<SimulatedTenant, TenantHistory> ALL = new WeakHashMap<>();

  private final List<Violation> violations = new ArrayList<>();
  private HistoryChecker checker = new HistoryChecker();

  private TenantHistory(SimulatedTenant tenant) {
    LocalTenant.observe(tenant, this::answered, this::restart);
  }

  /** The history of a tenant, from the first call of this method on. */
  public static TenantHistory of(SimulatedTenant tenant) {
    synchronized (ALL) {
      return ALL.computeIfAbsent(tenant, TenantHistory::new);
    }
  }

  /** Returns all violations since the last call. */
  static List<Violation> takeViolations() {
    List<Violation> all = new ArrayList<>();
    synchronized (ALL) {
      ALL.values().forEach(history -> all.addAll(history.take()));
    }
    return all;
  }

  private synchronized List<Violation> take() {
    List<Violation> taken = new ArrayList<>(violations);
    violations.clear();
    taken.addAll(checker.takeViolations());
    return taken;
  }

  private synchronized void answered(RecordedRequest request) {
    checker.answered(request);
  }

  private synchronized void durable(byte[] line) {
    checker.durable(HistoryEntry.of(line));
  }

  private synchronized void created(CaseId caseId) {
    checker.created(caseId);
  }

  /** The tenant returns to an earlier state, so what happened since has not happened. */
  private synchronized void restart() {
    violations.addAll(checker.takeViolations());
    checker = new HistoryChecker();
  }

  /** The same store; each line that it accepts becomes a part of the history. */
  public JournalStore recorded(JournalStore store) {
    return new JournalStore() {
      @Override
      public Journal create(CaseId caseId) {
        Journal journal = store.create(caseId);
        created(caseId);
        return TenantHistory.this.recorded(journal);
      }

      @Override
      public Journal open(CaseId caseId) {
        return TenantHistory.this.recorded(store.open(caseId));
      }

      @Override
      public void read(CaseId caseId, Consumer<? super byte[]> visitor) {
        store.read(caseId, visitor);
      }

      @Override
      public String location() {
        return store.location();
      }

      @Override
      public List<CaseId> cases() {
        return store.cases();
      }
    };
  }

  private Journal recorded(Journal journal) {
    return new Journal() {
      @Override
      public void lines(Consumer<? super byte[]> visitor) {
        journal.lines(visitor);
      }

      @Override
      public void append(byte[] line) {
        journal.append(line);
        durable(line);
      }

      @Override
      public long truncateTail() {
        return journal.truncateTail();
      }

      @Override
      public void close() {
        journal.close();
      }
    };
  }
}
