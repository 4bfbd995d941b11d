package org.dsr4j.evidence;

/** What an entry of a case's journal tells. */
public enum JournalEntryKind {
  /** A plan was drawn up; nothing is changed yet. */
  PLANNED,
  /** A person approved a plan. */
  APPROVED,
  /** A person decided that something need not be done. */
  WAIVED,
  /** A run began to perform the plan. */
  RUN_STARTED,
  /** A step is about to be attempted. */
  INTENT,
  /** What became of an attempt. */
  RESULT,
  /** A pending step was asked about. */
  POLLED,
  /** A person states that a manual step was done. */
  ATTESTED,
  /** The service was found changed since the plan was drawn up. */
  DRIFTED,
  /** A step is held back. */
  LEGAL_HOLD("HELD"),
  /** A run ended. */
  RUN_ENDED,
  /** The outcome was read again at the service. */
  VERIFIED,
  /** A line that was being written when the process died was dropped. */
  RECOVERED,
  /** The key of the case is destroyed: names and sealed parts cannot be read any more. */
  KEY_DESTROYED;

  private final String storedName;

  JournalEntryKind() {
    this.storedName = name();
  }

  JournalEntryKind(String storedName) {
    this.storedName = storedName;
  }

  /**
   * The name that the lines of a journal hold; it never changes.
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
  public static JournalEntryKind ofStored(String storedName) {
    for (JournalEntryKind each : values()) {
      if (each.storedName.equals(storedName)) {
        return each;
      }
    }
    throw new IllegalArgumentException("unknown kind of entry");
  }
}
