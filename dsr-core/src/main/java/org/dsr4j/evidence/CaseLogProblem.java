package org.dsr4j.evidence;

import static java.util.Objects.requireNonNull;

import org.dsr4j.model.CaseId;
import org.jspecify.annotations.Nullable;

/**
 * A difference between a log of cases and the journals.
 *
 * @param code the kind of the difference
 * @param caseId the case, or null when the line of the log names none
 * @param number the entry that the log requires; for an invalid line the number of the line
 */
public record CaseLogProblem(Code code, @Nullable CaseId caseId, long number) {

  /** The kinds of differences. */
  public enum Code {
    /** The log knows the case, but there is no journal. */
    CASE_MISSING,
    /** The journal ends before an entry that the log knows. */
    CASE_OLDER,
    /** The journal has another entry than the log, or is damaged. */
    CASE_CHANGED,
    /** There is a journal that the log does not know, for example from before the log. */
    CASE_NOT_LOGGED,
    /** A line of the log is damaged, or signed with another key. */
    LINE_INVALID,
    /** The log does not continue the expected earlier state: lines were changed or removed. */
    LOG_CHANGED
  }

  /**
   * Rejects a null code.
   *
   * @param code not null
   * @param caseId may be null
   * @param number any value
   */
  public CaseLogProblem {
    requireNonNull(code, "code");
  }
}
