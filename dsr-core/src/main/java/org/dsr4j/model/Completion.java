package org.dsr4j.model;

import java.util.Collection;

/**
 * How far a request got, computed from the ledger by {@link #of(Collection)} and by nothing else.
 */
public enum Completion {
  /** Everything declared was read or done. */
  COMPLETE,
  /** As complete as can be; what remains is declared with reason or instruction. */
  COMPLETE_WITH_RESIDUE,
  /** Something will come later, or waits for someone. */
  PENDING,
  /** Something was not read or not done. */
  PARTIAL,
  /** Nothing could be read or done. */
  FAILED,
  /** No service knows the person. */
  NOT_IDENTIFIED,
  /** Several people answer to the identifiers given. */
  AMBIGUOUS,
  /** The request was refused by decision. */
  DECLINED,
  /** The run was cancelled. */
  CANCELLED;

  /**
   * Computes the completion of a run: the worst line decides.
   *
   * <p>{@link #FAILED} when nothing was read and something was tried: every entry that is not a
   * mere declaration is {@link LedgerStatus#FAILED}. An empty ledger is {@link #FAILED} too: it
   * proves nothing.
   *
   * @param statuses one status per declared source
   * @return a completion from {@link #COMPLETE} to {@link #FAILED}
   */
  public static Completion of(Collection<LedgerStatus> statuses) {
    if (statuses.isEmpty()) {
      return FAILED;
    }
    boolean failed = false;
    boolean reached = false;
    Completion worst = COMPLETE;
    for (LedgerStatus status : statuses) {
      failed |= status == LedgerStatus.FAILED;
      reached |= status != LedgerStatus.FAILED && !status.declared();
      if (status.completion().compareTo(worst) > 0) {
        worst = status.completion();
      }
    }
    return failed && !reached ? FAILED : worst;
  }
}
