package org.dsr4j.internal.journal;

import java.util.function.Consumer;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.operator.Journal;
import org.dsr4j.spi.operator.JournalStore;

/** A journal that is only read, also while somebody else holds it. */
record UnheldJournal(JournalStore store, CaseId caseId) implements Journal {

  @Override
  public void lines(Consumer<? super byte[]> visitor) {
    store.read(caseId, visitor);
  }

  @Override
  public void append(byte[] line) {
    throw onlyRead();
  }

  @Override
  public long truncateTail() {
    throw onlyRead();
  }

  private static DsrException onlyRead() {
    return new DsrException(
        DsrError.JOURNAL_UNWRITABLE, "The journal was opened only to read it: resume the case");
  }

  @Override
  public void close() {}
}
