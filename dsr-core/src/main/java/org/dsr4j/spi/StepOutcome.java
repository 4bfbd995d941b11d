package org.dsr4j.spi;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.dsr4j.model.Gap;
import org.jspecify.annotations.Nullable;

/**
 * The result of a step. A sealed family; switch over {@link #status()}.
 *
 * <p>The engine limits {@link #notBefore()}: a time that is not in the future becomes one minute
 * from now, a time more than 30 days away becomes 30 days from now. The step is looked at then, and
 * the adapter can ask for more time. The expiry of {@link AwaitingApproval} is not such a time; the
 * case waits for a person.
 */
public sealed interface StepOutcome {

  /** The statuses, one per member of the family. */
  enum Status {
    /** Applied. */
    DONE,
    /** Was already applied before. */
    ALREADY_DONE,
    /** Accepted by the service; ask later. */
    PENDING,
    /** Definitely not applied; attempt again later. */
    RETRY_LATER,
    /** A person must approve it at the service. */
    AWAITING_APPROVAL,
    /** Definitely not applied, and the service will not apply it. */
    REFUSED,
    /** Not known whether it was applied. */
    UNKNOWN
  }

  /**
   * The status of this member.
   *
   * @return the status
   */
  Status status();

  /**
   * Why the step is not done yet, or will not be done.
   *
   * @return null for {@link Done} and {@link AlreadyDone}
   */
  default @Nullable Gap gap() {
    return null;
  }

  /**
   * When to ask or to attempt again.
   *
   * @return null unless {@link Pending} or {@link RetryLater}
   */
  default @Nullable Instant notBefore() {
    return null;
  }

  /**
   * The token for {@link ChangeAction#poll}.
   *
   * @return null unless {@link Pending}
   */
  default @Nullable String token() {
    return null;
  }

  /**
   * The code for the attempt after a person approved the step at the service.
   *
   * @return null unless {@link AwaitingApproval}
   */
  default @Nullable String approvalCode() {
    return null;
  }

  /**
   * A reference to the step in the records of the service.
   *
   * @return empty when the service returned none
   */
  default String evidence() {
    return "";
  }

  /**
   * Applied.
   *
   * @param evidence a reference to the step in the records of the service, for example a request
   *     id; possibly empty, no personal data
   */
  record Done(String evidence) implements StepOutcome {
    /**
     * Rejects null values.
     *
     * @param evidence not null
     */
    public Done {
      requireNonNull(evidence, "evidence");
    }

    @Override
    public Status status() {
      return Status.DONE;
    }
  }

  /** Was already applied before. */
  record AlreadyDone() implements StepOutcome {
    @Override
    public Status status() {
      return Status.ALREADY_DONE;
    }
  }

  /**
   * Accepted by the service.
   *
   * @param token the token for {@link ChangeAction#poll}, also in another process
   * @param notBefore the earliest time to ask
   * @param gap the reason for the delay, and what a person can do in the meantime
   * @param evidence a reference to the step in the records of the service, possibly empty
   */
  record Pending(String token, Instant notBefore, Gap gap, String evidence) implements StepOutcome {
    /**
     * Rejects null values.
     *
     * @param token not null
     * @param notBefore not null
     * @param gap not null
     * @param evidence not null
     */
    public Pending {
      requireNonNull(token, "token");
      requireNonNull(notBefore, "notBefore");
      requireNonNull(gap, "gap");
      requireNonNull(evidence, "evidence");
    }

    @Override
    public String toString() {
      return "Pending[notBefore=" + notBefore + ", " + gap + "]";
    }

    @Override
    public Status status() {
      return Status.PENDING;
    }
  }

  /**
   * Definitely not applied; attempt again.
   *
   * @param notBefore the earliest time of the next attempt
   * @param gap the reason
   */
  record RetryLater(Instant notBefore, Gap gap) implements StepOutcome {
    /**
     * Rejects null values.
     *
     * @param notBefore not null
     * @param gap not null
     */
    public RetryLater {
      requireNonNull(notBefore, "notBefore");
      requireNonNull(gap, "gap");
    }

    @Override
    public Status status() {
      return Status.RETRY_LATER;
    }
  }

  /**
   * A person must approve it at the service.
   *
   * @param approvalCode the code for the attempt after the approval
   * @param expires when the code expires at the service
   * @param gap where to approve it
   */
  record AwaitingApproval(String approvalCode, Instant expires, Gap gap) implements StepOutcome {
    /**
     * Rejects null values.
     *
     * @param approvalCode not null
     * @param expires not null
     * @param gap not null
     */
    public AwaitingApproval {
      requireNonNull(approvalCode, "approvalCode");
      requireNonNull(expires, "expires");
      requireNonNull(gap, "gap");
    }

    @Override
    public String toString() {
      return "AwaitingApproval[expires=" + expires + ", " + gap + "]";
    }

    @Override
    public Status status() {
      return Status.AWAITING_APPROVAL;
    }
  }

  /**
   * Definitely not applied, and the service will not apply it in its current state.
   *
   * @param gap the reason and how to fix it
   */
  record Refused(Gap gap) implements StepOutcome {
    /**
     * Rejects null values.
     *
     * @param gap not null
     */
    public Refused {
      requireNonNull(gap, "gap");
    }

    @Override
    public Status status() {
      return Status.REFUSED;
    }
  }

  /**
   * Not known whether it was applied; the engine inspects it before any other action.
   *
   * @param gap what happened
   */
  record Unknown(Gap gap) implements StepOutcome {
    /**
     * Rejects null values.
     *
     * @param gap not null
     */
    public Unknown {
      requireNonNull(gap, "gap");
    }

    @Override
    public Status status() {
      return Status.UNKNOWN;
    }
  }
}
