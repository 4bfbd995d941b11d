package org.dsr4j.internal.execute;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.function.Consumer;
import org.dsr4j.model.CaseId;
import org.dsr4j.spi.operator.Journal;
import org.dsr4j.spi.operator.JournalStore;

/** Notifies an observer before and after each line is forced to disk. */
public final class WatchedStore implements JournalStore {

  private final JournalStore store;
  private final Consumer<String> before;
  private final Consumer<String> after;

  public WatchedStore(JournalStore store, Consumer<String> before, Consumer<String> after) {
    this.store = store;
    this.before = before;
    this.after = after;
  }

  @Override
  public Journal create(CaseId caseId) {
    return watched(store.create(caseId));
  }

  @Override
  public Journal open(CaseId caseId) {
    return watched(store.open(caseId));
  }

  @Override
  public void read(CaseId caseId, Consumer<? super byte[]> visitor) {
    store.read(caseId, visitor);
  }

  @Override
  public List<CaseId> cases() {
    return store.cases();
  }

  private Journal watched(Journal journal) {
    return new Journal() {
      @Override
      public void lines(Consumer<? super byte[]> visitor) {
        journal.lines(visitor);
      }

      @Override
      public void append(byte[] line) {
        before.accept(new String(line, UTF_8));
        journal.append(line);
        after.accept(new String(line, UTF_8));
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
