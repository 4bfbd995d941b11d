package org.dsr4j;

import static java.util.Objects.requireNonNull;

import java.security.PublicKey;
import java.util.List;
import org.dsr4j.evidence.CaseLogHead;
import org.dsr4j.evidence.CaseLogReport;
import org.dsr4j.internal.journal.CaseLogCheck;
import org.dsr4j.internal.journal.MerkleTree;
import org.dsr4j.spi.operator.JournalLog;
import org.dsr4j.spi.operator.JournalStore;
import org.jspecify.annotations.Nullable;

/**
 * Checks the log of cases: which journals are missing, and whether the log only grew.
 *
 * <p>The log is a hash tree (RFC 9162). An auditor stores a {@link CaseLogHead} and later verifies
 * with a proof, without the log and without a key, that a newer state contains all lines of it.
 * Thread-safe.
 */
public final class JournalLogs {

  private JournalLogs() {}

  /**
   * Compares the log with the journals. Holds no journal and changes nothing.
   *
   * @param log the log
   * @param store the journals
   * @param key the public key of the signer of the journals
   * @param earlier a stored state that the log must continue, or null
   * @return the differences; a damaged log or journal causes no exception
   * @throws org.dsr4j.model.DsrException with {@link org.dsr4j.model.DsrError#JOURNAL_UNWRITABLE}
   *     when the log or the list of the cases cannot be read
   */
  public static CaseLogReport check(
      JournalLog log, JournalStore store, PublicKey key, @Nullable CaseLogHead earlier) {
    return CaseLogCheck.check(
        requireNonNull(log, "log"),
        requireNonNull(store, "store"),
        requireNonNull(key, "key"),
        earlier);
  }

  /**
   * Returns the state of a log.
   *
   * @param log the log
   * @return its size and root
   */
  public static CaseLogHead head(JournalLog log) {
    return CaseLogCheck.head(tree(log));
  }

  /**
   * Returns the proof that the log continues an earlier state of it.
   *
   * @param log the log
   * @param earlierSize the size of the earlier state
   * @return hashes in hexadecimal
   * @throws IllegalArgumentException when the log is shorter
   */
  public static List<String> proveContinuation(JournalLog log, long earlierSize) {
    MerkleTree tree = tree(log);
    requireWithin(earlierSize, tree.size());
    return tree.consistency((int) earlierSize);
  }

  /**
   * Verifies that a newer state of a log contains the lines of an earlier state, unchanged and in
   * the same order. Needs neither the log nor a key.
   *
   * @param earlier the earlier state
   * @param newer the newer state
   * @param proof the hashes of {@link #proveContinuation}
   * @return whether the proof is valid
   */
  public static boolean continues(CaseLogHead earlier, CaseLogHead newer, List<String> proof) {
    return MerkleTree.verifyConsistency(
        earlier.size(), earlier.root(), newer.size(), newer.root(), List.copyOf(proof));
  }

  /**
   * Returns the proof that a line is in the log.
   *
   * @param log the log
   * @param index the index of the line, counted from 0
   * @return hashes in hexadecimal
   * @throws IllegalArgumentException when the log has no such line
   */
  public static List<String> proveLine(JournalLog log, long index) {
    MerkleTree tree = tree(log);
    requireWithin(index, tree.size() - 1L);
    return tree.inclusion((int) index, tree.size());
  }

  /**
   * Verifies that a line is in a log of this state. Needs neither the log nor a key.
   *
   * @param line the line without its line break; not modified
   * @param index the index of the line, counted from 0
   * @param head the state of the log
   * @param proof the hashes of {@link #proveLine}
   * @return whether the proof is valid
   */
  public static boolean contains(byte[] line, long index, CaseLogHead head, List<String> proof) {
    return MerkleTree.verifyInclusion(line, index, head.size(), head.root(), List.copyOf(proof));
  }

  private static MerkleTree tree(JournalLog log) {
    MerkleTree tree = new MerkleTree();
    log.lines(tree::add);
    return tree;
  }

  private static void requireWithin(long value, long most) {
    if (value < 0 || value > most) {
      throw new IllegalArgumentException("the log has no such line");
    }
  }
}
