package org.dsr4j.internal.journal;

import java.util.List;
import java.util.function.Consumer;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.operator.Journal;
import org.dsr4j.spi.operator.JournalStore;

/** A store whose disk is full when the test says so. */
final class FailingStore implements JournalStore {

  private final JournalStore store;
  boolean fail;

  FailingStore(JournalStore store) {
    this.store = store;
  }

  @Override
  public Journal create(CaseId caseId) {
    return failing(store.create(caseId));
  }

  @Override
  public Journal open(CaseId caseId) {
    return failing(store.open(caseId));
  }

  @Override
  public void read(CaseId caseId, Consumer<? super byte[]> visitor) {
    store.read(caseId, visitor);
  }

  @Override
  public List<CaseId> cases() {
    return store.cases();
  }

  private Journal failing(Journal journal) {
    return new Journal() {
      @Override
      public void lines(Consumer<? super byte[]> visitor) {
        journal.lines(visitor);
      }

      @Override
      public void append(byte[] line) {
        if (fail) {
          throw new DsrException(DsrError.JOURNAL_UNWRITABLE, "the disk is full");
        }
        journal.append(line);
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
