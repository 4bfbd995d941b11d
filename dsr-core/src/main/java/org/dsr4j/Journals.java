package org.dsr4j;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import org.dsr4j.evidence.JournalHead;
import org.dsr4j.internal.journal.AnchorAdoption;
import org.dsr4j.internal.store.AnchorDirectory;
import org.dsr4j.internal.store.DirectoryStore;
import org.dsr4j.internal.store.Ed25519Signer;
import org.dsr4j.internal.store.KeyDirectory;
import org.dsr4j.internal.store.LogFile;
import org.dsr4j.internal.store.MemoryKeys;
import org.dsr4j.internal.store.MemoryStore;
import org.dsr4j.internal.store.SignerFile;
import org.dsr4j.model.CaseId;
import org.dsr4j.spi.operator.CaseKeys;
import org.dsr4j.spi.operator.JournalAnchor;
import org.dsr4j.spi.operator.JournalLog;
import org.dsr4j.spi.operator.JournalSigner;
import org.dsr4j.spi.operator.JournalStore;

/**
 * Creates the stores of cases: journals, case keys, the signer, the anchor of the newest entries,
 * and the log of cases.
 *
 * <p>Store them in different places. Keys in the same place as the journals protect no one. An
 * anchor is useful only when a person who can change the journals cannot change the anchor. Folders
 * are created on first use; only their owner can read them and the files in them. Every object of
 * this class is thread-safe and accesses the disk only when it is used.
 */
public final class Journals {

  private Journals() {}

  /**
   * Returns journals in memory, for tests. They are lost when the process ends.
   *
   * @return a new, empty store
   */
  public static JournalStore inMemory() {
    return new MemoryStore();
  }

  /**
   * Returns journals in a folder of a local disk, which several processes may share.
   *
   * @param folder the folder; not on a network drive, where locks and forced writes may have no
   *     effect
   * @return the store
   */
  public static JournalStore directory(Path folder) {
    return new DirectoryStore(requireNonNull(folder, "folder"));
  }

  /**
   * Returns case keys in memory, for tests. They are lost when the process ends.
   *
   * @return new, empty keys
   */
  public static CaseKeys keysInMemory() {
    return new MemoryKeys();
  }

  /**
   * Returns case keys in a folder, one file per case.
   *
   * @param folder not the folder of the journals; exclude it from their backups, because a copy of
   *     a key still exists after the key was destroyed
   * @return the keys
   */
  public static CaseKeys keyDirectory(Path folder) {
    return new KeyDirectory(requireNonNull(folder, "folder"));
  }

  /**
   * Returns a signer for a key pair.
   *
   * @param keys an Ed25519 pair
   * @return the signer
   * @throws org.dsr4j.model.DsrException with {@link
   *     org.dsr4j.model.DsrError#INVALID_CONFIGURATION} when the pair is not an Ed25519 pair or the
   *     keys do not match
   */
  public static JournalSigner signer(KeyPair keys) {
    return new Ed25519Signer(requireNonNull(keys, "keys"));
  }

  /**
   * Returns a signer with the key of a PEM file. A missing file is created with a new key.
   *
   * @param file the file: the private key as PKCS#8, then the public key
   * @return the signer
   * @throws org.dsr4j.model.DsrException with {@link
   *     org.dsr4j.model.DsrError#INVALID_CONFIGURATION} when the file has other content, or {@link
   *     org.dsr4j.model.DsrError#JOURNAL_UNWRITABLE} when it cannot be read or created
   */
  public static JournalSigner signerFile(Path file) {
    return SignerFile.open(requireNonNull(file, "file"));
  }

  /**
   * Returns an anchor that stores the newest journal heads in a folder, one file per case.
   *
   * <p>Several processes may share it, also on several hosts if the file system implements file
   * locks among them. Otherwise implement {@link JournalAnchor} with a database.
   *
   * @param folder preferably one that a person who can change the journals cannot write to
   * @return the anchor
   */
  public static JournalAnchor anchorDirectory(Path folder) {
    return new AnchorDirectory(requireNonNull(folder, "folder"));
  }

  /**
   * Returns a log of cases in a file, which several processes may share under the same conditions
   * as an anchor.
   *
   * @param file the file; created when it does not exist; preferably where a person who can change
   *     the journals cannot write
   * @return the log
   */
  public static JournalLog logFile(Path file) {
    return new LogFile(requireNonNull(file, "file"));
  }

  /**
   * Accepts a journal whose anchor is missing: verifies the journal and stores its newest entry in
   * the anchor.
   *
   * <p>A missing anchor is refused with {@link org.dsr4j.model.DsrError#JOURNAL_BROKEN} because
   * somebody may have put back an older journal. So first make sure that the journal is the newest
   * one: an older journal lets a run repeat what was already done. Call this method also when a
   * case without anchor gets its first one.
   *
   * @param anchor an anchor that does not know the case
   * @param store the store of the journal; no run may hold the journal
   * @param key the public key of the signer of the journal
   * @param caseId the case
   * @return the newest entry, which is now anchored
   * @throws org.dsr4j.model.DsrException with {@link org.dsr4j.model.DsrError#JOURNAL_MISSING},
   *     {@link org.dsr4j.model.DsrError#JOURNAL_BUSY}, {@link
   *     org.dsr4j.model.DsrError#JOURNAL_BROKEN}, or {@link
   *     org.dsr4j.model.DsrError#JOURNAL_FORKED} when the anchor already knows the case
   */
  public static JournalHead adoptAnchor(
      JournalAnchor anchor, JournalStore store, PublicKey key, CaseId caseId) {
    return AnchorAdoption.adopt(
        requireNonNull(store, "store"),
        requireNonNull(caseId, "caseId"),
        requireNonNull(key, "key"),
        requireNonNull(anchor, "anchor"));
  }
}
