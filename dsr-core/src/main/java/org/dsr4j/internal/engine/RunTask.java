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
 * What one run is to do, for one request or many.
 *
 * @param captured who the person of the one request was before an erasure that is looked after, or
 *     null; what is found out now only adds to it
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

  /** Looks after an erasure: reads again whatever may be left of a person. */
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
