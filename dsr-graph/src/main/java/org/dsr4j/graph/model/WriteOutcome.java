package org.dsr4j.graph.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.dsr4j.model.Content;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a write.
 *
 * <p>{@link Status#REFUSED} means that the write was definitely not applied. If it may have been
 * applied, the status is {@link Status#UNKNOWN}.
 */
public sealed interface WriteOutcome {

  /** The kinds of outcomes. */
  enum Status {
    /** Applied: {@link Done}. */
    DONE,
    /** Accepted, with an operation to poll: {@link Accepted}. */
    ACCEPTED,
    /** Stored until a second administrator approves it in the portal: {@link AwaitingApproval}. */
    AWAITING_APPROVAL,
    /** Not applied: {@link Refused}. */
    REFUSED,
    /** Possibly applied, must be inspected: {@link Unknown}. */
    UNKNOWN
  }

  /** {@return the kind, for an exhaustive switch} */
  Status status();

  /**
   * Returns why the write was not applied, or why this is unknown.
   *
   * @return null unless {@link Refused} or {@link Unknown}
   */
  default @Nullable GraphFailure failure() {
    return null;
  }

  /**
   * Returns the earliest time for the next status request or attempt.
   *
   * @return null when the service named none
   */
  default @Nullable Instant notBefore() {
    return null;
  }

  /**
   * Returns the approval code with which the write is sent again.
   *
   * @return null unless {@link AwaitingApproval}
   */
  default @Nullable String code() {
    return null;
  }

  /**
   * Returns when the service deletes the approval request.
   *
   * @return null unless {@link AwaitingApproval}
   */
  default @Nullable Instant expires() {
    return null;
  }

  /**
   * Returns the location for status requests.
   *
   * @return null unless {@link Accepted}, and when the service named none
   */
  default @Nullable GraphLocation location() {
    return null;
  }

  /**
   * Returns the request id in the logs of the service.
   *
   * @return empty unless {@link Done} or {@link Accepted}
   */
  default String requestId() {
    return "";
  }

  /**
   * The service applied the write.
   *
   * @param httpStatus 200 to 299 without 202
   * @param content the body of the response, or null when it was empty
   * @param requestId the request id in the logs of the service
   */
  record Done(int httpStatus, @Nullable Content content, String requestId) implements WriteOutcome {

    /**
     * Refuses null.
     *
     * @param httpStatus 200 to 299 without 202
     * @param content what it answered
     * @param requestId not null
     */
    public Done {
      requireNonNull(requestId, "requestId");
    }

    @Override
    public Status status() {
      return Status.DONE;
    }
  }

  /**
   * The service accepted the write and applies it later.
   *
   * @param location the location for status requests, or null when the service named none
   * @param notBefore the earliest time for the next status request, if the service named one
   * @param unusable why a location from the service is not used, or null
   * @param requestId the request id in the logs of the service
   */
  record Accepted(
      @Nullable GraphLocation location,
      Instant notBefore,
      @Nullable GraphFailure unusable,
      String requestId)
      implements WriteOutcome {

    /**
     * Refuses null.
     *
     * @param location the location for status requests
     * @param notBefore not null
     * @param unusable or null
     * @param requestId not null
     */
    public Accepted {
      requireNonNull(notBefore, "notBefore");
      requireNonNull(requestId, "requestId");
    }

    @Override
    public Status status() {
      return Status.ACCEPTED;
    }
  }

  /**
   * The tenant requires the approval of a second administrator; the write is not applied yet.
   *
   * @param code the approval code with which the write is sent again, see {@link
   *     GraphWrite#withApproval(String)}
   * @param expires when the service deletes the approval request
   */
  record AwaitingApproval(String code, Instant expires) implements WriteOutcome {

    /**
     * Refuses null.
     *
     * @param code not null
     * @param expires not null
     */
    public AwaitingApproval {
      requireNonNull(code, "code");
      requireNonNull(expires, "expires");
    }

    @Override
    public Status status() {
      return Status.AWAITING_APPROVAL;
    }
  }

  /**
   * The write was definitely not applied.
   *
   * @param failure the reason
   * @param notBefore when the write may be sent again, or null when the service named no time
   */
  record Refused(GraphFailure failure, @Nullable Instant notBefore) implements WriteOutcome {

    /**
     * Refuses null.
     *
     * @param failure not null
     * @param notBefore when the write may be sent again
     */
    public Refused {
      requireNonNull(failure, "failure");
    }

    @Override
    public Status status() {
      return Status.REFUSED;
    }
  }

  /**
   * The write may have been applied; the state must be inspected before any other action.
   *
   * @param failure the failure
   */
  record Unknown(GraphFailure failure) implements WriteOutcome {

    /**
     * Refuses null.
     *
     * @param failure not null
     */
    public Unknown {
      requireNonNull(failure, "failure");
    }

    @Override
    public Status status() {
      return Status.UNKNOWN;
    }
  }
}
