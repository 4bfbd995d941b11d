package org.dsr4j.graph.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.dsr4j.model.Content;
import org.jspecify.annotations.Nullable;

/**
 * What became of a write.
 *
 * <p>{@link Status#REFUSED} is said only when the write was surely not applied; whatever may have
 * been applied is {@link Status#UNKNOWN}.
 */
public sealed interface WriteOutcome {

  /** The kinds of outcomes. */
  enum Status {
    /** Applied: {@link Done}. */
    DONE,
    /** Taken on, to be asked after: {@link Accepted}. */
    ACCEPTED,
    /** Filed until somebody approves it in the portal: {@link AwaitingApproval}. */
    AWAITING_APPROVAL,
    /** Not applied: {@link Refused}. */
    REFUSED,
    /** Applied or not, to be inspected: {@link Unknown}. */
    UNKNOWN
  }

  /** {@return the kind, for an exhaustive switch} */
  Status status();

  /**
   * Why the write was not applied, or is not known to be applied.
   *
   * @return null unless {@link Refused} or {@link Unknown}
   */
  default @Nullable GraphFailure failure() {
    return null;
  }

  /**
   * When to ask, or to try again at the earliest.
   *
   * @return null where the service did not say so
   */
  default @Nullable Instant notBefore() {
    return null;
  }

  /**
   * What to send the write with once it was approved.
   *
   * @return null unless {@link AwaitingApproval}
   */
  default @Nullable String code() {
    return null;
  }

  /**
   * When the service forgets the code.
   *
   * @return null unless {@link AwaitingApproval}
   */
  default @Nullable Instant expires() {
    return null;
  }

  /**
   * Where to ask after the write.
   *
   * @return null unless {@link Accepted}, and where the service did not say so
   */
  default @Nullable GraphLocation location() {
    return null;
  }

  /**
   * The id under which the service keeps the request in its own logs.
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
   * @param content what it answered, or null when it answered without body
   * @param requestId the id under which the service was asked and keeps it in its own logs
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
   * The service will apply the write.
   *
   * @param location where to ask, or null when the service did not say so
   * @param notBefore when to ask at the earliest, by the service's hint
   * @param unusable why a location that the service gave is not followed, or null
   * @param requestId the id under which the service was asked and keeps it in its own logs
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
     * @param location where to ask
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
   * The tenant has such writes approved by somebody else; nothing was applied yet.
   *
   * @param code what to send the write with once it was approved, see {@link
   *     GraphWrite#withApproval(String)}
   * @param expires when the service forgets the code
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
   * The write was surely not applied.
   *
   * @param failure why
   * @param notBefore when the service lets it be tried again, or null when it did not say so
   */
  record Refused(GraphFailure failure, @Nullable Instant notBefore) implements WriteOutcome {

    /**
     * Refuses null.
     *
     * @param failure not null
     * @param notBefore when the service lets it be tried again
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
   * The write may have been applied: look before anything else is done.
   *
   * @param failure what happened
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
