package org.dsr4j;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.security.KeyPair;
import org.dsr4j.internal.store.AnchorDirectory;
import org.dsr4j.internal.store.DirectoryStore;
import org.dsr4j.internal.store.Ed25519Signer;
import org.dsr4j.internal.store.KeyDirectory;
import org.dsr4j.internal.store.MemoryKeys;
import org.dsr4j.internal.store.MemoryStore;
import org.dsr4j.internal.store.SignerFile;
import org.dsr4j.spi.operator.CaseKeys;
import org.dsr4j.spi.operator.JournalAnchor;
import org.dsr4j.spi.operator.JournalSigner;
import org.dsr4j.spi.operator.JournalStore;

/**
 * Where the journals of cases are kept: what they say, their keys, the key that signs them, and the
 * witness of their newest entries.
 *
 * <p>Keep the four apart: keys beside journals protect nobody, and an anchor helps where whoever
 * can change the journals cannot reach it. Folders are made when first needed, readable by their
 * owner only, as are all files in them. Everything made here is thread-safe, and touches the disk
 * only when it is used.
 */
public final class Journals {

  private Journals() {}

  /**
   * Journals that end with the process: for tests.
   *
   * @return a new, empty store
   */
  public static JournalStore inMemory() {
    return new MemoryStore();
  }

  /**
   * Journals in a folder of a local disk, which several processes may share.
   *
   * @param folder the folder; not on a network drive, where locks and forced writes may mean
   *     nothing
   * @return the store
   */
  public static JournalStore directory(Path folder) {
    return new DirectoryStore(requireNonNull(folder, "folder"));
  }

  /**
   * Keys that end with the process: for tests.
   *
   * @return new, empty keys
   */
  public static CaseKeys keysInMemory() {
    return new MemoryKeys();
  }

  /**
   * Keys in a folder, one file a case.
   *
   * @param folder another folder than that of the journals, best left out of their backups: a copy
   *     of a key outlives its destruction
   * @return the keys
   */
  public static CaseKeys keyDirectory(Path folder) {
    return new KeyDirectory(requireNonNull(folder, "folder"));
  }

  /**
   * Signs with a key pair.
   *
   * @param keys an Ed25519 pair
   * @return the signer
   * @throws org.dsr4j.model.DsrException with {@link
   *     org.dsr4j.model.DsrError#INVALID_CONFIGURATION} when the pair is another or does not belong
   *     together
   */
  public static JournalSigner signer(KeyPair keys) {
    return new Ed25519Signer(requireNonNull(keys, "keys"));
  }

  /**
   * Signs with the key of a PEM file, which is made with a new key when it is absent.
   *
   * @param file the file: the private key as PKCS#8, then the public key
   * @return the signer
   * @throws org.dsr4j.model.DsrException with {@link
   *     org.dsr4j.model.DsrError#INVALID_CONFIGURATION} when it holds something else, or {@link
   *     org.dsr4j.model.DsrError#JOURNAL_UNWRITABLE} when it cannot be read or made
   */
  public static JournalSigner signerFile(Path file) {
    return SignerFile.open(requireNonNull(file, "file"));
  }

  /**
   * Newest heads in a folder, one file a case.
   *
   * @param folder best one that whoever can change the journals cannot write to
   * @return the anchor
   */
  public static JournalAnchor anchorDirectory(Path folder) {
    return new AnchorDirectory(requireNonNull(folder, "folder"));
  }
}
