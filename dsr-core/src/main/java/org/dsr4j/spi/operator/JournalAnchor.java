package org.dsr4j.spi.operator;

import java.util.Optional;
import org.dsr4j.evidence.JournalHead;
import org.dsr4j.model.CaseId;
import org.jspecify.annotations.Nullable;

/**
 * Stores the newest entry of each journal outside the journal. Without an anchor, a journal that
 * was truncated after a complete line looks valid, and two hosts with copies of one journal do not
 * notice each other.
 *
 * <p>An anchor is useful only when a person who can write the journals cannot write to the anchor.
 * All hosts that may execute a case must use the same anchor. Implementations are thread-safe and
 * throw {@link org.dsr4j.model.DsrException} with {@link
 * org.dsr4j.model.DsrError#JOURNAL_UNWRITABLE} when the storage fails.
 */
public interface JournalAnchor {

  /**
   * Replaces the newest entry if it is the expected one. Comparison and replacement are one atomic
   * operation among all writers. An exception stops the run before its next call.
   *
   * <p>The first call for a case stores {@link JournalHead#empty()}, before the journal has a line.
   * A call is never repeated: a second call with the same values must fail.
   *
   * @param caseId the case
   * @param expected the entry that must be stored now, or null when the case must be unknown
   * @param head the new entry; its number is higher
   * @throws org.dsr4j.model.DsrException with {@link org.dsr4j.model.DsrError#JOURNAL_FORKED} when
   *     another entry is stored; nothing was changed
   */
  void record(CaseId caseId, @Nullable JournalHead expected, JournalHead head);

  /**
   * Returns the newest stored entry.
   *
   * @param caseId the case
   * @return the entry, or empty when the case is unknown
   */
  Optional<JournalHead> last(CaseId caseId);
}
