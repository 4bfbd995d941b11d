package org.dsr4j.spi.operator;

import java.util.Optional;
import org.dsr4j.model.CaseId;

/**
 * Keeps one key a case, apart from the journals; to destroy the key ends the retention of what the
 * journal holds about people.
 *
 * <p>Implementations are thread-safe and throw {@link org.dsr4j.model.DsrException} with {@link
 * org.dsr4j.model.DsrError#JOURNAL_UNWRITABLE} when the storage fails. They are called for one case
 * by the holder of its journal only.
 */
public interface CaseKeys {

  /**
   * Makes and keeps a key; once this returns, it outlives the process.
   *
   * @param caseId a case without a key
   * @return the new key
   * @throws org.dsr4j.model.DsrException with {@link org.dsr4j.model.DsrError#JOURNAL_EXISTS} when
   *     the case has a key
   */
  CaseKey create(CaseId caseId);

  /**
   * Looks a key up.
   *
   * @param caseId the case
   * @return its key, or empty when there is none or it was destroyed
   */
  Optional<CaseKey> find(CaseId caseId);

  /**
   * Destroys a key for good; harmless when there is none.
   *
   * @param caseId the case
   */
  void destroy(CaseId caseId);
}
