package org.dsr4j.spi;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.dsr4j.model.Gap;
import org.jspecify.annotations.Nullable;

/** What was seen of a step. A closed family; switch over {@link #status()}. */
public sealed interface Inspection {

  /** The members of the family. */
  enum Status {
    /** Not applied, and the preconditions hold. */
    OPEN,
    /** Applied, by whomever. */
    APPLIED,
    /** The service is at it. */
    IN_PROGRESS,
    /** Not applied, and the world is not as planned. */
    DRIFTED,
    /** Cannot be told yet: the service has not caught up with an earlier step. */
    TOO_EARLY,
    /** Could not be seen. */
    NOT_OBSERVABLE
  }

  /**
   * Which member this is.
   *
   * @return the status
   */
  Status status();

  /**
   * Why nothing can be said of the step.
   *
   * @return null unless {@link TooEarly} or {@link NotObservable}
   */
  default @Nullable Gap gap() {
    return null;
  }

  /**
   * When to ask, or to look again.
   *
   * @return null unless {@link InProgress} or {@link TooEarly}
   */
  default @Nullable Instant notBefore() {
    return null;
  }

  /**
   * What {@link ChangeAction#poll} needs.
   *
   * @return null unless {@link InProgress}
   */
  default @Nullable String token() {
    return null;
  }

  /**
   * What is different from the plan, or why nothing can be said.
   *
   * @return no personal data; empty where there is nothing to explain
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
   * The service is at it.
   *
   * @param token for {@link ChangeAction#poll}
   * @param notBefore when to ask
   */
  record InProgress(String token, Instant notBefore) implements Inspection {
    /**
     * Checks for nulls.
     *
     * @param token see {@link #token()}
     * @param notBefore see {@link #notBefore()}
     */
    public InProgress {
      requireNonNull(token, "token");
      requireNonNull(notBefore, "notBefore");
    }

    @Override
    public String toString() {
      return "UnderWay[notBefore=" + notBefore + "]";
    }

    @Override
    public Status status() {
      return Status.IN_PROGRESS;
    }
  }

  /**
   * Not applied, and the world is not as planned.
   *
   * @param detail what is different; names of properties, no values
   */
  record Drifted(String detail) implements Inspection {
    /**
     * Checks for nulls.
     *
     * @param detail see {@link #detail()}
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
   * Cannot be told yet.
   *
   * @param notBefore when to look again
   * @param gap what is waited for
   */
  record TooEarly(Instant notBefore, Gap gap) implements Inspection {
    /**
     * Checks for nulls.
     *
     * @param notBefore see {@link #notBefore()}
     * @param gap see {@link #gap()}
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
   * Could not be seen.
   *
   * @param gap why
   */
  record NotObservable(Gap gap) implements Inspection {
    /**
     * Checks for nulls.
     *
     * @param gap see {@link #gap()}
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
