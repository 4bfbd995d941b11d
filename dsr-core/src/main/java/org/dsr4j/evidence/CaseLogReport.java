package org.dsr4j.evidence;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The comparison of a log of cases with the journals.
 *
 * @param head the state of the log; store it outside, and pass it to the next comparison
 * @param problems the differences, in no particular order
 */
public record CaseLogReport(CaseLogHead head, List<CaseLogProblem> problems) {

  /**
   * Copies the list.
   *
   * @param head not null
   * @param problems not null
   */
  public CaseLogReport {
    requireNonNull(head, "head");
    problems = List.copyOf(problems);
  }

  /**
   * Returns whether each case of the log has its journal, and the reverse.
   *
   * @return true when there are no problems
   */
  public boolean valid() {
    return problems.isEmpty();
  }
}
