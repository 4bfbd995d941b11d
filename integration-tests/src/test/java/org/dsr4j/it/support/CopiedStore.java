package org.dsr4j.it.support;

import java.util.ArrayList;
import java.util.List;
import org.dsr4j.Journals;
import org.dsr4j.model.CaseId;
import org.dsr4j.spi.operator.Journal;
import org.dsr4j.spi.operator.JournalStore;

/** Copies journals as they are, so that several runs can start from the same recorded plan. */
public final class CopiedStore {

  private CopiedStore() {}

  public static JournalStore of(JournalStore original) {
    JournalStore copy = Journals.inMemory();
    for (CaseId id : original.cases()) {
      List<byte[]> lines = new ArrayList<>();
      try (Journal journal = original.open(id)) {
        journal.lines(lines::add);
      }
      try (Journal journal = copy.create(id)) {
        lines.forEach(journal::append);
      }
    }
    return copy;
  }
}
