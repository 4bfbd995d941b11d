package org.dsr4j.spi;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.dsr4j.model.OutcomePart;

/** What became of a step. A closed family; switch over {@link #status()}. */
public sealed interface StepOutcome {

  /** The members of the family. */
  enum Status {
    /** Applied. */
    DONE,
    /** Was applied before. */
    ALREADY,
    /** Taken on; ask later. */
    PENDING,
    /** Surely not applied; to be performed again later. */
    LATER,
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
  record Already() implements StepOutcome {
    @Override
    public Status status() {
      return Status.ALREADY;
    }
  }

  /**
   * Taken on.
   *
   * @param token what {@link ChangeAction#poll} needs, also in another process
   * @param notBefore when to ask
   * @param part what is waited for, and what a person can do meanwhile
   * @param evidence see {@link Done#evidence()}
   */
  record Pending(String token, Instant notBefore, OutcomePart part, String evidence)
      implements StepOutcome {
    /**
     * Checks for nulls.
     *
     * @param token see {@link #token()}
     * @param notBefore see {@link #notBefore()}
     * @param part see {@link #part()}
     * @param evidence see {@link #evidence()}
     */
    public Pending {
      requireNonNull(token, "token");
      requireNonNull(notBefore, "notBefore");
      requireNonNull(part, "part");
      requireNonNull(evidence, "evidence");
    }

    @Override
    public String toString() {
      return "Pending[notBefore=" + notBefore + ", " + part + "]";
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
   * @param part why
   */
  record Later(Instant notBefore, OutcomePart part) implements StepOutcome {
    /**
     * Checks for nulls.
     *
     * @param notBefore see {@link #notBefore()}
     * @param part see {@link #part()}
     */
    public Later {
      requireNonNull(notBefore, "notBefore");
      requireNonNull(part, "part");
    }

    @Override
    public Status status() {
      return Status.LATER;
    }
  }

  /**
   * Somebody has to approve it at the service.
   *
   * @param code what to perform it with afterwards
   * @param expires when the service forgets the code
   * @param part where to approve it
   */
  record AwaitingApproval(String code, Instant expires, OutcomePart part) implements StepOutcome {
    /**
     * Checks for nulls.
     *
     * @param code see {@link #code()}
     * @param expires see {@link #expires()}
     * @param part see {@link #part()}
     */
    public AwaitingApproval {
      requireNonNull(code, "code");
      requireNonNull(expires, "expires");
      requireNonNull(part, "part");
    }

    @Override
    public String toString() {
      return "AwaitingApproval[expires=" + expires + ", " + part + "]";
    }

    @Override
    public Status status() {
      return Status.AWAITING_APPROVAL;
    }
  }

  /**
   * Surely not applied, and the service will not as things are.
   *
   * @param part why, and what mends it
   */
  record Refused(OutcomePart part) implements StepOutcome {
    /**
     * Checks for nulls.
     *
     * @param part see {@link #part()}
     */
    public Refused {
      requireNonNull(part, "part");
    }

    @Override
    public Status status() {
      return Status.REFUSED;
    }
  }

  /**
   * Applied or not: will be inspected before anything else.
   *
   * @param part what happened
   */
  record Unknown(OutcomePart part) implements StepOutcome {
    /**
     * Checks for nulls.
     *
     * @param part see {@link #part()}
     */
    public Unknown {
      requireNonNull(part, "part");
    }

    @Override
    public Status status() {
      return Status.UNKNOWN;
    }
  }
}
