package org.dsr4j.model;

import java.util.Collection;

/** The result of a request, computed from the ledger only by {@link #of(Collection)}. */
public enum Completion {
  /** Everything that is declared was read or done. */
  COMPLETE,
  /** As complete as possible; the remaining data are declared with a reason or an instruction. */
  COMPLETE_WITH_RESIDUE,
  /** The service still works on it, or a person must act. */
  PENDING,
  /** Some data were not read or not changed. */
  PARTIAL,
  /** Nothing could be read or changed. */
  FAILED,
  /** No service knows the person, and every source that was read is empty. */
  NOT_IDENTIFIED,
  /** Several people match the given identifiers. */
  AMBIGUOUS,
  /** The controller declined the request. */
  DECLINED,
  /** The run was cancelled. */
  CANCELLED;

  /**
   * Computes the completion of a run: the worst status decides.
   *
   * <p>{@link #FAILED} when the run tried to read and every entry that is not a pure declaration is
   * {@link LedgerStatus#FAILED}. An empty ledger is {@link #FAILED} too, because it proves nothing.
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
