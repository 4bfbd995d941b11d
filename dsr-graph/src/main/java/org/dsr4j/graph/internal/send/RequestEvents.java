package org.dsr4j.graph.internal.send;

import java.time.Duration;
import java.time.Instant;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.throttle.ThrottleLimit;
import org.dsr4j.model.ErrorCode;
import org.dsr4j.model.RunListener;
import org.dsr4j.model.ServiceEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports request events to a listener; exceptions of the listener do not affect requests. */
public record RequestEvents(RunListener listener) {

  private static final Logger LOG = LoggerFactory.getLogger(RequestEvents.class);

  void answered(GraphHttpRequest request, int attempt, int status, long nanos) {
    tell(
        new ServiceEvent.RequestAnswered(
            Instant.now(), request.description(), attempt, status, Duration.ofNanos(nanos)));
  }

  public void repeated(GraphHttpRequest request, int attempt, ErrorCode reason, Duration pause) {
    tell(
        new ServiceEvent.RequestRepeated(
            Instant.now(), request.description(), attempt, reason, pause));
  }

  void throttled(GraphHttpRequest request, ThrottleLimit limit) {
    tell(new ServiceEvent.RequestThrottled(Instant.now(), request.description(), limit.name()));
  }

  public void page(GraphRequest request, int page, long rows, long repeated) {
    tell(new ServiceEvent.PageRead(Instant.now(), request.describe(), page, rows, repeated));
  }

  private void tell(ServiceEvent event) {
    try {
      listener.onEvent(event);
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("The run listener failed on {}: {}", event.status(), e.getClass().getName());
    }
  }
}
