package org.dsr4j.testkit.internal.http;

import java.util.List;
import org.dsr4j.testkit.internal.state.Restoration;

/** How something that takes time gets on: one step each time somebody asks. Not thread-safe. */
final class Progress {

  private final int polls;
  private final List<String> statuses;
  private int asked;

  /**
   * Makes a progress.
   *
   * @param polls which poll finds the last status, counted from one
   * @param statuses the statuses before, during and after the work
   */
  Progress(int polls, List<String> statuses) {
    this.polls = polls;
    this.statuses = List.copyOf(statuses);
  }

  Restoration remember() {
    int then = asked;
    return () -> asked = then;
  }

  String next() {
    asked++;
    if (asked >= polls) {
      return statuses.get(2);
    }
    return statuses.get(asked == 1 && polls > 2 ? 0 : 1);
  }
}
