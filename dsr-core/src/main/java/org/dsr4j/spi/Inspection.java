package org.dsr4j.spi;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.dsr4j.model.OutcomePart;

/** What was seen of a step. A closed family; switch over {@link #status()}. */
public sealed interface Inspection {

  /** The members of the family. */
  enum Status {
    /** Not applied, and the preconditions hold. */
    OPEN,
    /** Applied, by whomever. */
    APPLIED,
    /** The service is at it. */
    UNDER_WAY,
    /** Not applied, and the world is not as planned. */
    DRIFTED,
    /** Cannot be told yet: the service has not caught up with an earlier step. */
    EARLY,
    /** Could not be seen. */
    UNSEEN
  }

  /**
   * Which member this is.
   *
   * @return the status
   */
  Status status();

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
  record UnderWay(String token, Instant notBefore) implements Inspection {
    /**
     * Checks for nulls.
     *
     * @param token see {@link #token()}
     * @param notBefore see {@link #notBefore()}
     */
    public UnderWay {
      requireNonNull(token, "token");
      requireNonNull(notBefore, "notBefore");
    }

    @Override
    public String toString() {
      return "UnderWay[notBefore=" + notBefore + "]";
    }

    @Override
    public Status status() {
      return Status.UNDER_WAY;
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
   * @param part what is waited for
   */
  record Early(Instant notBefore, OutcomePart part) implements Inspection {
    /**
     * Checks for nulls.
     *
     * @param notBefore see {@link #notBefore()}
     * @param part see {@link #part()}
     */
    public Early {
      requireNonNull(notBefore, "notBefore");
      requireNonNull(part, "part");
    }

    @Override
    public Status status() {
      return Status.EARLY;
    }
  }

  /**
   * Could not be seen.
   *
   * @param part why
   */
  record Unseen(OutcomePart part) implements Inspection {
    /**
     * Checks for nulls.
     *
     * @param part see {@link #part()}
     */
    public Unseen {
      requireNonNull(part, "part");
    }

    @Override
    public Status status() {
      return Status.UNSEEN;
    }
  }
}
