package org.dsr4j.spi.operator;

import java.util.Optional;
import org.dsr4j.evidence.JournalHead;
import org.dsr4j.model.CaseId;

/**
 * A witness outside the journal that remembers its newest entry: a journal that was cut between two
 * lines looks whole by itself.
 *
 * <p>Worth something where whoever can write the journals cannot write here. Implementations are
 * thread-safe and throw {@link org.dsr4j.model.DsrException} with {@link
 * org.dsr4j.model.DsrError#JOURNAL_UNWRITABLE} when the storage fails.
 */
public interface JournalAnchor {

  /**
   * Remembers the newest entry, after it was written; a run stops when this throws.
   *
   * @param caseId the case
   * @param head its newest entry; numbers only grow
   */
  void record(CaseId caseId, JournalHead head);

  /**
   * The newest entry that was remembered.
   *
   * @param caseId the case
   * @return the entry, or empty when the case is not known
   */
  Optional<JournalHead> last(CaseId caseId);
}
