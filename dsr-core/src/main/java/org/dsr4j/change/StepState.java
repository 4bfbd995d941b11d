package org.dsr4j.change;

/** How far one step of an execution got. */
public enum StepState {
  /** Nothing was tried yet. */
  OPEN,
  /** Waits for other steps. */
  BLOCKED,
  /** Done by this execution. */
  DONE,
  /** Was already so. */
  ALREADY_DONE("ALREADY"),
  /** Taken on by the service, which will do it. */
  PENDING,
  /** Surely not done; may be tried again from a time on. */
  RETRY_LATER("LATER"),
  /** Waits for someone's approval at the service. */
  WAITING_FOR_APPROVAL,
  /** The service said no; surely not done. */
  REFUSED,
  /** Done or not, and nobody can tell yet. */
  UNKNOWN,
  /** The world is not as planned: needs a new plan. */
  DRIFTED,
  /** A person attested it, or released it. */
  ATTESTED;

  private final String storedName;

  StepState() {
    this.storedName = name();
  }

  StepState(String storedName) {
    this.storedName = storedName;
  }

  /**
   * The name that journals hold; it never changes.
   *
   * @return the stored name
   */
  public String storedName() {
    return storedName;
  }

  /**
   * Reads a stored name.
   *
   * @param storedName of {@link #storedName()}
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
   * Whether nothing more will happen to the step, so that what waits for it may go on.
   *
   * @return true for what is done, was done, or was attested
   */
  public boolean ended() {
    return this == DONE || this == ALREADY_DONE || this == ATTESTED;
  }
}
