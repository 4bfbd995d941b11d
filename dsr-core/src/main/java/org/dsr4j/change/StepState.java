package org.dsr4j.change;

/** The state of one step of an execution. */
public enum StepState {
  /** The step was not attempted yet. */
  OPEN,
  /** The step waits for other steps. */
  BLOCKED,
  /** This execution did the step. */
  DONE,
  /** The target already had the planned state. */
  ALREADY_DONE("ALREADY"),
  /** The service accepted the request and will process it. */
  PENDING,
  /** The step was definitely not done; it can be attempted again later. */
  RETRY_LATER("LATER"),
  /** The step waits for an approval at the service. */
  WAITING_FOR_APPROVAL,
  /** The service refused the request; the step was definitely not done. */
  REFUSED,
  /** It is not known yet whether the step was done. */
  UNKNOWN,
  /** The state of the service differs from the plan; a new plan is needed. */
  DRIFTED,
  /** A person attested or waived the step. */
  ATTESTED;

  private final String storedName;

  StepState() {
    this.storedName = name();
  }

  StepState(String storedName) {
    this.storedName = storedName;
  }

  /**
   * Returns the name that journals contain; it never changes.
   *
   * @return the stored name
   */
  public String storedName() {
    return storedName;
  }

  /**
   * Returns the state with a stored name.
   *
   * @param storedName a value of {@link #storedName()}
   * @return the constant
   * @throws IllegalArgumentException for an unknown name
   */
  public static StepState ofStored(String storedName) {
    for (StepState each : values()) {
      if (each.storedName.equals(storedName)) {
        return each;
      }
    }
    throw new IllegalArgumentException("unknown state of a step");
  }

  /**
   * Returns whether the step has ended, so that steps which wait for it can start.
   *
   * @return true for done, already done and attested steps
   */
  public boolean ended() {
    return this == DONE || this == ALREADY_DONE || this == ATTESTED;
  }
}
