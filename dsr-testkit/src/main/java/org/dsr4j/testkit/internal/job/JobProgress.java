package org.dsr4j.testkit.internal.job;

import java.util.List;
import org.dsr4j.testkit.internal.state.SavedState;

/** The progress of a long-running job: one step at each poll. Not thread-safe. */
final class JobProgress {

  private final int polls;
  private final List<String> statuses;
  private int asked;

  /**
   * Creates the progress.
   *
   * @param polls which poll finds the last status, counted from one
   * @param statuses the statuses before, during and after the work
   */
  JobProgress(int polls, List<String> statuses) {
    this.polls = polls;
    this.statuses = List.copyOf(statuses);
  }

  SavedState saveState() {
    int then = asked;
    return () -> asked = then;
  }

  String nextStatus() {
    asked++;
    if (asked >= polls) {
      return statuses.get(2);
    }
    return statuses.get(asked == 1 && polls > 2 ? 0 : 1);
  }
}
