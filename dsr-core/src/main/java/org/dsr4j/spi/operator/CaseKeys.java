package org.dsr4j.spi.operator;

import java.util.Optional;
import org.dsr4j.model.CaseId;

/**
 * Stores one key per case, separately from the journals. The destruction of a key ends the
 * retention of the personal data in the journal.
 *
 * <p>Implementations are thread-safe and throw {@link org.dsr4j.model.DsrException} with {@link
 * org.dsr4j.model.DsrError#JOURNAL_UNWRITABLE} when the storage fails. For one case, only the
 * holder of its journal calls them.
 */
public interface CaseKeys {

  /**
   * Creates and stores a key. When this method returns, the key is durable.
   *
   * @param caseId a case without a key
   * @return the new key
   * @throws org.dsr4j.model.DsrException with {@link org.dsr4j.model.DsrError#JOURNAL_EXISTS} when
   *     the case already has a key
   */
  CaseKey create(CaseId caseId);

  /**
   * Finds the key of a case.
   *
   * @param caseId the case
   * @return its key, or empty when it does not exist or was destroyed
   */
  Optional<CaseKey> find(CaseId caseId);

  /**
   * Destroys a key permanently; does nothing when there is no key.
   *
   * @param caseId the case
   */
  void destroy(CaseId caseId);
}
