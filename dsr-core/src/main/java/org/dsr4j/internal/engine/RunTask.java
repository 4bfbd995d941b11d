package org.dsr4j.internal.engine;

import java.time.Duration;
import java.util.List;
import org.dsr4j.model.Action;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Window;
import org.jspecify.annotations.Nullable;

/**
 * The task of one run, for one or more requests.
 *
 * @param look what the run looks for before or after an erasure, or null for a read of its own
 */
public record RunTask(
    Action action,
    List<DsrRequest> requests,
    Window window,
    Cancellation cancellation,
    @Nullable Duration deadline,
    @Nullable ErasureLook look) {

  public RunTask {
    requests = List.copyOf(requests);
  }

  public RunTask(
      Action action,
      List<DsrRequest> requests,
      Window window,
      Cancellation cancellation,
      @Nullable Duration deadline) {
    this(action, requests, window, cancellation, deadline, null);
  }

  /** Returns the same task for some of its requests. */
  public RunTask of(List<DsrRequest> some) {
    return new RunTask(action, some, window, cancellation, deadline, look);
  }

  /** Returns a task that searches the sources of an erasure with the identity of its plan. */
  public static RunTask of(DsrRequest request, ErasureLook look, RunLimits limits) {
    return new RunTask(
        Action.DISCOVER,
        List.of(request),
        Window.all(),
        limits.cancellation(),
        limits.remaining(),
        look);
  }
}
