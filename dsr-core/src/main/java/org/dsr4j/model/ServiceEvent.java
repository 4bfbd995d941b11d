package org.dsr4j.model;

import java.time.Duration;
import java.time.Instant;

/**
 * Something that happened between an adapter and its service; no personal data.
 *
 * <p>Requests are named by their template, never with values. A connection that several runs share
 * reports to the listener of the run for which it was asked.
 */
public sealed interface ServiceEvent extends RunEvent {

  /**
   * Which request, for instance {@code GET /v1.0/users/{userId}}.
   *
   * @return the method and the template
   */
  String request();

  /**
   * A service answered a request, or no answer came.
   *
   * @param at when
   * @param request see {@link #request()}
   * @param attempt how many times it was sent so far, from 1
   * @param httpStatus the answer's status, or 0 when none came
   * @param took from sending to the beginning of the answer
   */
  record RequestAnswered(Instant at, String request, int attempt, int httpStatus, Duration took)
      implements ServiceEvent {
    @Override
    public Status status() {
      return Status.REQUEST_ANSWERED;
    }
  }

  /**
   * A request is going to be sent again.
   *
   * @param at when
   * @param request see {@link #request()}
   * @param attempt how many times it was sent so far
   * @param reason why it has to be
   * @param pause how long it waits before
   */
  record RequestRepeated(Instant at, String request, int attempt, ErrorCode reason, Duration pause)
      implements ServiceEvent {
    @Override
    public Status status() {
      return Status.REQUEST_REPEATED;
    }
  }

  /**
   * A request waits because a limit of the service leaves no room.
   *
   * @param at when
   * @param request see {@link #request()}
   * @param limit the limit's name
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
   * @param at when
   * @param request see {@link #request()}
   * @param page its number, from 1; begins anew when the listing does
   * @param rows how many rows it handed on
   * @param repeated how many rows were dropped because equal ones had been handed on before a
   *     repetition
   */
  record PageRead(Instant at, String request, int page, long rows, long repeated)
      implements ServiceEvent {
    @Override
    public Status status() {
      return Status.PAGE_READ;
    }
  }
}
