package org.dsr4j.internal.engine;

import java.time.Duration;
import java.util.List;
import org.dsr4j.model.Action;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Identity;
import org.dsr4j.model.Window;
import org.jspecify.annotations.Nullable;

/**
 * The task of one run, for one or more requests.
 *
 * @param captured the person's identity from before an erasure that this run verifies, or null; the
 *     run only adds identifiers to it
 */
public record RunTask(
    Action action,
    List<DsrRequest> requests,
    Window window,
    Cancellation cancellation,
    @Nullable Duration deadline,
    @Nullable Identity captured) {

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
    return new RunTask(action, some, window, cancellation, deadline, captured);
  }

  /**
   * Returns a task that verifies an erasure: it reads again every source that may still hold data.
   */
  public static RunTask afterErasure(DsrRequest request, Identity captured, RunLimits limits) {
    return new RunTask(
        Action.DISCOVER,
        List.of(request),
        Window.all(),
        limits.cancellation(),
        limits.remaining(),
        captured);
  }
}
