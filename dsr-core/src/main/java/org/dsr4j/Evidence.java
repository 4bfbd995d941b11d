package org.dsr4j;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import org.dsr4j.evidence.EvidenceChecks;
import org.dsr4j.evidence.EvidenceReport;
import org.dsr4j.internal.evidence.EvidenceVerifier;
import org.dsr4j.internal.evidence.EvidenceWriter;
import org.dsr4j.model.CaseId;
import org.dsr4j.spi.operator.JournalSigner;
import org.dsr4j.spi.operator.JournalStore;

/**
 * Exports and verifies evidence of a case: a file that an auditor can verify without access to the
 * systems that it came from.
 *
 * <p>The file contains no names in plain text and needs no case key. It stays verifiable after the
 * key was destroyed. Thread-safe.
 */
public final class Evidence {

  private Evidence() {}

  /**
   * Exports a journal without changes, whether it is valid or not. Does not hold the journal: a run
   * may continue the case meanwhile, and the file then ends with an earlier entry.
   *
   * <p>The file gets its name when it is complete, and only its owner can read it. An existing file
   * is never overwritten.
   *
   * @param store the store of the journal
   * @param signer the signer of the journals; it also signs the first line, which contains the
   *     number of the last entry
   * @param caseId the case
   * @param target a file that does not exist, in a folder that exists
   * @throws org.dsr4j.model.DsrException with {@link org.dsr4j.model.DsrError#JOURNAL_MISSING},
   *     {@link org.dsr4j.model.DsrError#TARGET_EXISTS} or {@link
   *     org.dsr4j.model.DsrError#TARGET_UNWRITABLE}
   */
  public static void export(JournalStore store, JournalSigner signer, CaseId caseId, Path target) {
    EvidenceWriter.write(
        requireNonNull(store, "store"),
        requireNonNull(signer, "signer"),
        requireNonNull(caseId, "caseId"),
        LibraryVersion.read(),
        requireNonNull(target, "target"));
  }

  /**
   * Verifies that a file was not changed after it was signed with the key that the file names.
   *
   * <p>This method cannot verify who owns the key; {@link #verify(Path, EvidenceChecks)} compares
   * it with a trusted key.
   *
   * @param file the file
   * @return the content and the problems of the file; an invalid file causes no exception
   */
  public static EvidenceReport verify(Path file) {
    return verify(file, EvidenceChecks.none());
  }

  /**
   * Verifies a file against a trusted key and an expected entry.
   *
   * @param file the file
   * @param checks the key that must have signed the file and the entry that it must contain
   * @return the content and the problems of the file; an invalid file causes no exception
   */
  public static EvidenceReport verify(Path file, EvidenceChecks checks) {
    return EvidenceVerifier.verify(requireNonNull(file, "file"), requireNonNull(checks, "checks"));
  }
}
