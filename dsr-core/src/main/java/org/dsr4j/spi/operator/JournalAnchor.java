package org.dsr4j.spi.operator;

import java.util.Optional;
import org.dsr4j.evidence.JournalHead;
import org.dsr4j.model.CaseId;

/**
 * Stores the newest entry of each journal outside the journal. Without an anchor, a journal that
 * was truncated after a complete line looks valid.
 *
 * <p>An anchor is useful only when a person who can write the journals cannot write to the anchor.
 * Implementations are thread-safe and throw {@link org.dsr4j.model.DsrException} with {@link
 * org.dsr4j.model.DsrError#JOURNAL_UNWRITABLE} when the storage fails.
 */
public interface JournalAnchor {

  /**
   * Stores the newest entry after it was written to the journal. An exception stops the run.
   *
   * @param caseId the case
   * @param head its newest entry; the numbers only increase
   */
  void record(CaseId caseId, JournalHead head);

  /**
   * Returns the newest stored entry.
   *
   * @param caseId the case
   * @return the entry, or empty when the case is unknown
   */
  Optional<JournalHead> last(CaseId caseId);
}
