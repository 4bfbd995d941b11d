package org.dsr4j.internal.journal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.dsr4j.model.CaseId;
import org.dsr4j.spi.operator.Journal;
import org.dsr4j.spi.operator.JournalStore;

/** A read-only journal in memory, for many variants of its bytes. */
record BytesStore(byte[] bytes) implements JournalStore {

  @Override
  public Journal create(CaseId caseId) {
    throw new AssertionError("created");
  }

  @Override
  public Journal open(CaseId caseId) {
    return new BytesJournal(bytes);
  }

  @Override
  public void read(CaseId caseId, Consumer<? super byte[]> visitor) {
    new BytesJournal(bytes).lines(visitor);
  }

  @Override
  public List<CaseId> cases() {
    return List.of();
  }

  private record BytesJournal(byte[] bytes) implements Journal {
    @Override
    public void lines(Consumer<? super byte[]> visitor) {
      try {
        LineReader lines = new LineReader(new ByteArrayInputStream(bytes));
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
          visitor.accept(line);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void append(byte[] line) {
      throw new AssertionError("written to");
    }

    @Override
    public long truncateTail() {
      throw new AssertionError("truncated");
    }

    @Override
    public void close() {}
  }
}
