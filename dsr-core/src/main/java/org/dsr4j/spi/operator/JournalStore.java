package org.dsr4j.spi.operator;

import java.util.List;
import org.dsr4j.model.CaseId;

/**
 * Keeps one journal a case: lines of text, of which none is ever changed.
 *
 * <p>The lines hold no personal data in the clear and protect themselves against changes; a store
 * has to keep them, durably and in order. Implementations are thread-safe and throw {@link
 * org.dsr4j.model.DsrException} with the codes named here, or with {@link
 * org.dsr4j.model.DsrError#JOURNAL_UNWRITABLE} when the storage fails.
 */
public interface JournalStore {

  /**
   * Begins a journal and holds it.
   *
   * <p>A journal that never got its first whole line counts as not there, and is begun anew:
   * otherwise a process killed right after this call would block the case for ever.
   *
   * @param caseId the case
   * @return the journal, without lines
   * @throws org.dsr4j.model.DsrException with {@link org.dsr4j.model.DsrError#JOURNAL_EXISTS} when
   *     it has lines already, or {@link org.dsr4j.model.DsrError#JOURNAL_BUSY} when somebody holds
   *     it
   */
  Journal create(CaseId caseId);

  /**
   * Holds a journal that has lines.
   *
   * @param caseId the case
   * @return the journal
   * @throws org.dsr4j.model.DsrException with {@link org.dsr4j.model.DsrError#JOURNAL_MISSING} when
   *     it has no whole line, or {@link org.dsr4j.model.DsrError#JOURNAL_BUSY} when somebody holds
   *     it
   */
  Journal open(CaseId caseId);

  /**
   * The cases whose journals have lines, whoever holds them.
   *
   * @return the cases, in any order
   */
  List<CaseId> cases();
}
