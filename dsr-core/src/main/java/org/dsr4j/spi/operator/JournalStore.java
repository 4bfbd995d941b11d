package org.dsr4j.spi.operator;

import java.util.List;
import java.util.function.Consumer;
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
   *     has it open, or {@link org.dsr4j.model.DsrError#JOURNAL_FORKED} when its lock excludes
   *     nobody
   */
  Journal create(CaseId caseId);

  /**
   * Opens and holds a journal that has lines.
   *
   * @param caseId the case
   * @return the journal
   * @throws org.dsr4j.model.DsrException with {@link org.dsr4j.model.DsrError#JOURNAL_MISSING} when
   *     it has no complete line, or {@link org.dsr4j.model.DsrError#JOURNAL_BUSY} when another
   *     holder has it open, or {@link org.dsr4j.model.DsrError#JOURNAL_FORKED} when its lock
   *     excludes nobody
   */
  Journal open(CaseId caseId);

  /**
   * Reads all complete lines of a journal in order, also while a holder has it open and writes.
   *
   * <p>Waits for no holder, holds nothing and changes nothing. An incomplete last line is skipped:
   * the holder may be about to complete it.
   *
   * @param caseId the case
   * @param visitor receives each line without its line break, and may keep the array
   * @throws org.dsr4j.model.DsrException with {@link org.dsr4j.model.DsrError#JOURNAL_MISSING} when
   *     the journal has no complete line, or with the codes of {@link Journal#lines}
   */
  void read(CaseId caseId, Consumer<? super byte[]> visitor);

  /**
   * Returns the place of the journals, for example the path of a folder. Journals contain it only
   * as a keyed reference, so that a continuation at another place is visible.
   *
   * @return the place; empty when the store has none, which is the default
   */
  default String location() {
    return "";
  }

  /**
   * Returns the cases whose journals have lines, including journals that a holder has open.
   *
   * @return the cases, in any order
   */
  List<CaseId> cases();
}
