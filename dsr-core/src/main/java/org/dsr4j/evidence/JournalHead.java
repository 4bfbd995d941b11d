package org.dsr4j.evidence;

import static java.util.Objects.requireNonNull;

/**
 * The newest entry of a journal. With a stored copy of it the holder can detect later that the
 * journal was truncated or rewritten.
 *
 * <p>Contains no personal data.
 *
 * @param number the number of the entry, counted from 1; 0 for a journal without entries
 * @param hash the hash of the entry in hexadecimal, which covers all entries before it
 * @param signature the signature over the hash in base64; empty for a journal without entries
 */
public record JournalHead(long number, String hash, String signature) {

  private static final JournalHead EMPTY = new JournalHead(0, "0".repeat(64), "");

  /**
   * Rejects null values.
   *
   * @param number any value
   * @param hash not null
   * @param signature not null
   */
  public JournalHead {
    requireNonNull(hash, "hash");
    requireNonNull(signature, "signature");
  }

  /**
   * Returns the head of a journal without entries.
   *
   * @return number 0, a hash of zeros, no signature
   */
  public static JournalHead empty() {
    return EMPTY;
  }
}
