package org.dsr4j.spi;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.dsr4j.model.Gap;
import org.jspecify.annotations.Nullable;

/** What became of a step. A closed family; switch over {@link #status()}. */
public sealed interface StepOutcome {

  /** The members of the family. */
  enum Status {
    /** Applied. */
    DONE,
    /** Was applied before. */
    ALREADY_DONE,
    /** Taken on; ask later. */
    PENDING,
    /** Surely not applied; to be performed again later. */
    RETRY_LATER,
    /** Somebody has to approve it at the service. */
    AWAITING_APPROVAL,
    /** Surely not applied, and the service will not. */
    REFUSED,
    /** Applied or not. */
    UNKNOWN
  }

  /**
   * Which member this is.
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
   * When to ask again, or to perform the step again.
   *
   * @return null unless {@link Pending} or {@link RetryLater}
   */
  default @Nullable Instant notBefore() {
    return null;
  }

  /**
   * What {@link ChangeAction#poll} needs.
   *
   * @return null unless {@link Pending}
   */
  default @Nullable String token() {
    return null;
  }

  /**
   * What to perform the step with once somebody approved it at the service.
   *
   * @return null unless {@link AwaitingApproval}
   */
  default @Nullable String code() {
    return null;
  }

  /**
   * What the service gave to find the step in its own records.
   *
   * @return empty where it gave nothing
   */
  default String evidence() {
    return "";
  }

  /**
   * Applied.
   *
   * @param evidence what the service gave to find it in its own records, for instance a request id;
   *     possibly empty, no personal data
   */
  record Done(String evidence) implements StepOutcome {
    /**
     * Checks for nulls.
     *
     * @param evidence see {@link #evidence()}
     */
    public Done {
      requireNonNull(evidence, "evidence");
    }

    @Override
    public Status status() {
      return Status.DONE;
    }
  }

  /** Was applied before. */
  record AlreadyDone() implements StepOutcome {
    @Override
    public Status status() {
      return Status.ALREADY_DONE;
    }
  }

  /**
   * Taken on.
   *
   * @param token what {@link ChangeAction#poll} needs, also in another process
   * @param notBefore when to ask
   * @param gap what is waited for, and what a person can do meanwhile
   * @param evidence see {@link Done#evidence()}
   */
  record Pending(String token, Instant notBefore, Gap gap, String evidence) implements StepOutcome {
    /**
     * Checks for nulls.
     *
     * @param token see {@link #token()}
     * @param notBefore see {@link #notBefore()}
     * @param gap see {@link #gap()}
     * @param evidence see {@link #evidence()}
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
   * Surely not applied; to be performed again.
   *
   * @param notBefore when
   * @param gap why
   */
  record RetryLater(Instant notBefore, Gap gap) implements StepOutcome {
    /**
     * Checks for nulls.
     *
     * @param notBefore see {@link #notBefore()}
     * @param gap see {@link #gap()}
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
   * Somebody has to approve it at the service.
   *
   * @param code what to perform it with afterwards
   * @param expires when the service forgets the code
   * @param gap where to approve it
   */
  record AwaitingApproval(String code, Instant expires, Gap gap) implements StepOutcome {
    /**
     * Checks for nulls.
     *
     * @param code see {@link #code()}
     * @param expires see {@link #expires()}
     * @param gap see {@link #gap()}
     */
    public AwaitingApproval {
      requireNonNull(code, "code");
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
   * Surely not applied, and the service will not as things are.
   *
   * @param gap why, and what mends it
   */
  record Refused(Gap gap) implements StepOutcome {
    /**
     * Checks for nulls.
     *
     * @param gap see {@link #gap()}
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
   * Applied or not: will be inspected before anything else.
   *
   * @param gap what happened
   */
  record Unknown(Gap gap) implements StepOutcome {
    /**
     * Checks for nulls.
     *
     * @param gap see {@link #gap()}
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
