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
 * Evidence of what was done in a case: a file that an auditor verifies without any of the systems
 * it came from.
 *
 * <p>It names nobody in the clear, needs no key of the case, and stays verifiable after that key
 * was destroyed. Safe to use from several threads.
 */
public final class Evidence {

  private Evidence() {}

  /**
   * Exports a journal as it is, whether sound or not.
   *
   * <p>The file appears under its name only when it is whole, readable by its owner only; an
   * existing file is never overwritten.
   *
   * @param store where the journal is kept
   * @param signer who signs the journals: signs the first line too, which says how the file ends
   * @param caseId the case; no run may hold its journal
   * @param target a file that does not exist, in a folder that does
   * @throws org.dsr4j.model.DsrException with {@link org.dsr4j.model.DsrError#JOURNAL_MISSING},
   *     {@link org.dsr4j.model.DsrError#JOURNAL_BUSY}, {@link
   *     org.dsr4j.model.DsrError#TARGET_EXISTS} or {@link
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
   * Verifies a file by itself: it was not changed since it was signed by the key that it names.
   *
   * <p>Whose key that is, only {@link #verify(Path, EvidenceChecks)} can tell.
   *
   * @param file the file
   * @return what it says and what speaks against it; no file makes this throw
   */
  public static EvidenceReport verify(Path file) {
    return verify(file, EvidenceChecks.none());
  }

  /**
   * Verifies a file against what is known from elsewhere.
   *
   * @param file the file
   * @param checks the key that must have signed and the entry that must be there
   * @return what it says and what speaks against it; no file makes this throw
   */
  public static EvidenceReport verify(Path file, EvidenceChecks checks) {
    return EvidenceVerifier.verify(requireNonNull(file, "file"), requireNonNull(checks, "checks"));
  }
}
