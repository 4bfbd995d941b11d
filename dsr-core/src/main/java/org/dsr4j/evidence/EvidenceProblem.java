package org.dsr4j.evidence;

import static java.util.Objects.requireNonNull;

/**
 * A reason not to trust an evidence file.
 *
 * @param code the kind of the problem
 * @param number the number of the entry; 0 for the whole file or its first line
 * @param text a description for people, without personal data
 */
public record EvidenceProblem(Code code, long number, String text) {

  /**
   * Rejects null values.
   *
   * @param code not null
   * @param number any value
   * @param text not null
   */
  public EvidenceProblem {
    requireNonNull(code, "code");
    requireNonNull(text, "text");
  }

  /** The kinds of problems of an evidence file. */
  public enum Code {
    /** The file or a line does not have the expected format. */
    NOT_READABLE,
    /** An entry does not continue the previous entry. */
    CHAIN_BROKEN,
    /** A line was changed: its content does not match its hash. */
    HASH_WRONG,
    /** A line was not signed with the key that the file names. */
    SIGNATURE_WRONG,
    /** The file names another key than the trusted key. */
    FOREIGN_KEY,
    /** Entries are missing, duplicated or out of order. */
    NUMBER_GAP,
    /** The end of the file is missing. */
    TAIL_CUT,
    /** A step was attempted before its plan was approved. */
    INTENT_BEFORE_APPROVAL,
    /** A result has no preceding entry that announces the attempt of the step. */
    RESULT_WITHOUT_INTENT,
    /** The same plan was begun twice, although an approval is valid for one execution. */
    APPROVAL_REUSED
  }
}
