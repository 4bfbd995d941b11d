package org.dsr4j.evidence;

import static java.util.Objects.requireNonNull;

/**
 * The newest entry of a journal: whoever keeps it can tell later whether the journal was cut or
 * rewritten.
 *
 * <p>Holds no personal data.
 *
 * @param number the number of the entry, counted from 1; 0 for a journal without entries
 * @param hash the hash of the entry in hexadecimal, which covers all entries before it
 * @param signature the signature over the hash in base64; empty for a journal without entries
 */
public record JournalHead(long number, String hash, String signature) {

  private static final JournalHead EMPTY = new JournalHead(0, "0".repeat(64), "");

  /**
   * Checks that nothing is null.
   *
   * @param number see {@link #number()}
   * @param hash see {@link #hash()}
   * @param signature see {@link #signature()}
   */
  public JournalHead {
    requireNonNull(hash, "hash");
    requireNonNull(signature, "signature");
  }

  /**
   * The head of a journal without entries.
   *
   * @return number 0, a hash of zeros, no signature
   */
  public static JournalHead empty() {
    return EMPTY;
  }
}
