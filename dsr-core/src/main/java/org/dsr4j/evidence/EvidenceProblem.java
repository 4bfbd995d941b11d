package org.dsr4j.evidence;

import static java.util.Objects.requireNonNull;

/**
 * A reason not to trust an evidence file.
 *
 * @param code what is wrong
 * @param number the number of the entry; 0 for the file as a whole or its first line
 * @param text the same for a person, without personal data
 */
public record EvidenceProblem(Code code, long number, String text) {

  /**
   * Checks that nothing is null.
   *
   * @param code see {@link #code()}
   * @param number see {@link #number()}
   * @param text see {@link #text()}
   */
  public EvidenceProblem {
    requireNonNull(code, "code");
    requireNonNull(text, "text");
  }

  /** What can be wrong with an evidence file. */
  public enum Code {
    /** The file, or a line of it, cannot be read as what it should be. */
    NOT_READABLE,
    /** An entry does not continue the one before it. */
    CHAIN_BROKEN,
    /** A line was changed: it does not have the hash that it carries. */
    HASH_WRONG,
    /** A line was not signed with the key that the file names. */
    SIGNATURE_WRONG,
    /** The file names another key than the one that the reader trusts. */
    FOREIGN_KEY,
    /** Entries are missing, doubled or out of order. */
    NUMBER_GAP,
    /** The end of the file is missing. */
    TAIL_CUT,
    /** A step was attempted before its plan was approved. */
    INTENT_BEFORE_APPROVAL,
    /** A result stands where nobody said before that the step would be attempted. */
    RESULT_WITHOUT_INTENT
  }
}
