package org.dsr4j.internal.journal;

import java.security.PublicKey;
import org.dsr4j.evidence.JournalHead;
import org.dsr4j.model.CaseId;
import org.dsr4j.spi.operator.Journal;
import org.dsr4j.spi.operator.JournalAnchor;
import org.dsr4j.spi.operator.JournalStore;

/** Accepts a journal as it is: stores its newest entry in an anchor that does not know the case. */
public final class AnchorAdoption {

  private AnchorAdoption() {}

  /** Verifies the journal, and anchors its newest complete entry. */
  public static JournalHead adopt(
      JournalStore store, CaseId caseId, PublicKey key, JournalAnchor anchor) {
    try (Journal journal = store.open(caseId)) {
      ChainCheck chain = new ChainCheck(caseId, key);
      journal.lines(chain::accept);
      if (!chain.sound()) {
        throw LoadedJournal.broken("at entry " + chain.problems().get(0).number());
      }
      anchor.record(caseId, null, chain.head());
      return chain.head();
    }
  }
}
