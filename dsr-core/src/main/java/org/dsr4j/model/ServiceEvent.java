package org.dsr4j.model;

import java.time.Duration;
import java.time.Instant;

/**
 * An event between an adapter and its service; no personal data.
 *
 * <p>A request is identified by its template, never with values. A connection that several runs
 * share reports to the listener of the run that caused the request.
 */
public sealed interface ServiceEvent extends RunEvent {

  /**
   * The request, for example {@code GET /v1.0/users/{userId}}.
   *
   * @return the method and the template
   */
  String request();

  /**
   * A service responded to a request, or no response arrived.
   *
   * @param at the time of the event
   * @param request the method and the template
   * @param attempt the number of attempts so far, from 1
   * @param httpStatus the HTTP status, or 0 without a response
   * @param took the time from sending to the start of the response
   */
  record RequestAnswered(Instant at, String request, int attempt, int httpStatus, Duration took)
      implements ServiceEvent {
    @Override
    public Status status() {
      return Status.REQUEST_ANSWERED;
    }
  }

  /**
   * A request will be sent again.
   *
   * @param at the time of the event
   * @param request the method and the template
   * @param attempt the number of attempts so far
   * @param reason the reason for the retry
   * @param pause the delay before the retry
   */
  record RequestRepeated(Instant at, String request, int attempt, ErrorCode reason, Duration pause)
      implements ServiceEvent {
    @Override
    public Status status() {
      return Status.REQUEST_REPEATED;
    }
  }

  /**
   * A request waits because of a limit of the service.
   *
   * @param at the time of the event
   * @param request the method and the template
   * @param limit the name of the limit
   */
  record RequestThrottled(Instant at, String request, String limit) implements ServiceEvent {
    @Override
    public Status status() {
      return Status.REQUEST_THROTTLED;
    }
  }

  /**
   * A page of a listing was read.
   *
   * @param at the time of the event
   * @param request the method and the template
   * @param page its number, from 1; starts again when the listing is repeated
   * @param rows the number of rows that were passed on
   * @param repeated the number of rows that were removed because equal rows were passed on before
   *     the listing was repeated
   */
  record PageRead(Instant at, String request, int page, long rows, long repeated)
      implements ServiceEvent {
    @Override
    public Status status() {
      return Status.PAGE_READ;
    }
  }
}
