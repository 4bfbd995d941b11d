package org.dsr4j.evidence;

/** The kinds of entries in the journal of a case. */
public enum JournalEntryKind {
  /** A plan was created; nothing is changed yet. */
  PLANNED,
  /** A person approved a plan. */
  APPROVED,
  /** A person waived a step. */
  WAIVED,
  /** A run started to execute the plan. */
  RUN_STARTED,
  /** A step is about to be attempted. */
  INTENT,
  /** The result of an attempt. */
  RESULT,
  /** The service was asked for the state of a pending step. */
  POLLED,
  /** A person attests that a manual step was done. */
  ATTESTED,
  /** The data at the service changed after the plan was created. */
  DRIFTED,
  /** A legal hold prevents a step. */
  LEGAL_HOLD("HELD"),
  /** An access package of the case was handed out; the entry holds its digest. */
  EXPORTED,
  /** A person withdrew the case: nothing that has not begun is executed any more. */
  WITHDRAWN,
  /** A run ended. */
  RUN_ENDED,
  /** The effect of the changes was checked at the service. */
  VERIFIED,
  /** An incomplete line of a process that ended during the write was removed. */
  RECOVERED,
  /** The case key was destroyed: names and encrypted parts cannot be read any more. */
  KEY_DESTROYED;

  private final String storedName;

  JournalEntryKind() {
    this.storedName = name();
  }

  JournalEntryKind(String storedName) {
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
   * Returns the kind with a stored name.
   *
   * @param storedName a value of {@link #storedName()}
   * @return the constant
   * @throws IllegalArgumentException for an unknown name
   */
  public static JournalEntryKind ofStored(String storedName) {
    for (JournalEntryKind each : values()) {
      if (each.storedName.equals(storedName)) {
        return each;
      }
    }
    throw new IllegalArgumentException("unknown kind of entry");
  }
}
