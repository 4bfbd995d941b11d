package org.dsr4j.spi.operator;

import java.util.List;
import org.dsr4j.model.CaseId;

/**
 * Stores one journal per case. A journal consists of lines of text that never change.
 *
 * <p>The lines contain no personal data in plain text and are protected against changes by hashes
 * and signatures. A store must keep them durably and in order. Implementations are thread-safe and
 * throw {@link org.dsr4j.model.DsrException} with the codes named here, or with {@link
 * org.dsr4j.model.DsrError#JOURNAL_UNWRITABLE} when the storage fails.
 */
public interface JournalStore {

  /**
   * Creates a journal and holds it.
   *
   * <p>A journal without a complete first line counts as missing and can be created again.
   * Otherwise a process that dies right after this call would block the case permanently.
   *
   * @param caseId the case
   * @return the journal, without lines
   * @throws org.dsr4j.model.DsrException with {@link org.dsr4j.model.DsrError#JOURNAL_EXISTS} when
   *     it already has lines, or {@link org.dsr4j.model.DsrError#JOURNAL_BUSY} when another holder
   *     has it open
   */
  Journal create(CaseId caseId);

  /**
   * Opens and holds a journal that has lines.
   *
   * @param caseId the case
   * @return the journal
   * @throws org.dsr4j.model.DsrException with {@link org.dsr4j.model.DsrError#JOURNAL_MISSING} when
   *     it has no complete line, or {@link org.dsr4j.model.DsrError#JOURNAL_BUSY} when another
   *     holder has it open
   */
  Journal open(CaseId caseId);

  /**
   * Returns the cases whose journals have lines, including journals that a holder has open.
   *
   * @return the cases, in any order
   */
  List<CaseId> cases();
}
