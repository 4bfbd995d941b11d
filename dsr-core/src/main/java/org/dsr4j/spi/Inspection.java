package org.dsr4j.spi;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.dsr4j.model.Gap;
import org.jspecify.annotations.Nullable;

/**
 * The observed state of a step. A sealed family; switch over {@link #status()}.
 *
 * <p>The engine limits {@link #notBefore()} like {@link StepOutcome#notBefore()}: at least now and
 * one minute, if it is not in the future, and at most 30 days from now.
 */
public sealed interface Inspection {

  /** The statuses, one per member of the family. */
  enum Status {
    /** Not applied, and the preconditions hold. */
    OPEN,
    /** Applied, by this library or by anyone else. */
    APPLIED,
    /** The service is processing it. */
    IN_PROGRESS,
    /** Not applied, and the state of the service differs from the plan. */
    DRIFTED,
    /** Not known yet: the service has not processed an earlier step completely. */
    TOO_EARLY,
    /** The state could not be read. */
    NOT_OBSERVABLE
  }

  /**
   * The status of this member.
   *
   * @return the status
   */
  Status status();

  /**
   * Why the state of the step is unknown.
   *
   * @return null unless {@link TooEarly} or {@link NotObservable}
   */
  default @Nullable Gap gap() {
    return null;
  }

  /**
   * When to poll or to inspect again.
   *
   * @return null unless {@link InProgress} or {@link TooEarly}
   */
  default @Nullable Instant notBefore() {
    return null;
  }

  /**
   * The token for {@link ChangeAction#poll}.
   *
   * @return null unless {@link InProgress}
   */
  default @Nullable String token() {
    return null;
  }

  /**
   * How the state differs from the plan, or why it is unknown.
   *
   * @return no personal data; empty when there is nothing to explain
   */
  default String detail() {
    return "";
  }

  /** Not applied, and the preconditions hold. */
  record Open() implements Inspection {
    @Override
    public Status status() {
      return Status.OPEN;
    }
  }

  /** Applied. */
  record Applied() implements Inspection {
    @Override
    public Status status() {
      return Status.APPLIED;
    }
  }

  /**
   * The service is processing the step.
   *
   * @param token the token for {@link ChangeAction#poll}
   * @param notBefore the earliest time to poll
   */
  record InProgress(String token, Instant notBefore) implements Inspection {
    /**
     * Rejects null values.
     *
     * @param token not null
     * @param notBefore not null
     */
    public InProgress {
      requireNonNull(token, "token");
      requireNonNull(notBefore, "notBefore");
    }

    @Override
    public String toString() {
      return "InProgress[notBefore=" + notBefore + "]";
    }

    @Override
    public Status status() {
      return Status.IN_PROGRESS;
    }
  }

  /**
   * Not applied, and the state of the service differs from the plan.
   *
   * @param detail the differences: names of properties, no values
   */
  record Drifted(String detail) implements Inspection {
    /**
     * Rejects null values.
     *
     * @param detail not null
     */
    public Drifted {
      requireNonNull(detail, "detail");
    }

    @Override
    public Status status() {
      return Status.DRIFTED;
    }
  }

  /**
   * The state is not known yet.
   *
   * @param notBefore the earliest time to inspect again
   * @param gap the reason for the delay
   */
  record TooEarly(Instant notBefore, Gap gap) implements Inspection {
    /**
     * Rejects null values.
     *
     * @param notBefore not null
     * @param gap not null
     */
    public TooEarly {
      requireNonNull(notBefore, "notBefore");
      requireNonNull(gap, "gap");
    }

    @Override
    public String detail() {
      return gap.detail();
    }

    @Override
    public Status status() {
      return Status.TOO_EARLY;
    }
  }

  /**
   * The state could not be read.
   *
   * @param gap why
   */
  record NotObservable(Gap gap) implements Inspection {
    /**
     * Rejects null values.
     *
     * @param gap not null
     */
    public NotObservable {
      requireNonNull(gap, "gap");
    }

    @Override
    public String detail() {
      return gap.detail();
    }

    @Override
    public Status status() {
      return Status.NOT_OBSERVABLE;
    }
  }
}
