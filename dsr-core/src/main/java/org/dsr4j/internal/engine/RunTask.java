package org.dsr4j.internal.engine;

import java.time.Duration;
import java.util.List;
import org.dsr4j.model.Action;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Window;
import org.jspecify.annotations.Nullable;

/** What one run is to do, for one request or many. */
public record RunTask(
    Action action,
    List<DsrRequest> requests,
    Window window,
    Cancellation cancellation,
    @Nullable Duration deadline) {

  public RunTask {
    requests = List.copyOf(requests);
  }
}
