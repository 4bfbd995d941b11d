package org.dsr4j.model;

/** The status of one source in one run. Each status results in a completion. */
public enum LedgerStatus {
  /** Read completely; there are records. */
  FOUND(Completion.COMPLETE, false),
  /** Read completely; there are no records. */
  NONE(Completion.COMPLETE, false),
  /** Changed as planned. */
  DONE(Completion.COMPLETE, false),
  /** Was already in the planned state. */
  ALREADY_DONE(Completion.COMPLETE, false, "ALREADY"),
  /** Does not exist here: not in this cloud, or not in the licence. */
  NOT_APPLICABLE(Completion.COMPLETE, true),
  /** Impossible, as declared with a reason and a retention period. */
  DECLARED_IMPOSSIBLE(Completion.COMPLETE_WITH_RESIDUE, true),
  /** Must be done in another place, as declared with an instruction. */
  REDIRECTED(Completion.COMPLETE_WITH_RESIDUE, true),
  /** Kept on a legal basis until a date. */
  KEPT(Completion.COMPLETE_WITH_RESIDUE, false),
  /** A manual step that a person attested. */
  ATTESTED(Completion.COMPLETE_WITH_RESIDUE, false),
  /** Read completely; some records match weakly and are quarantined. */
  QUARANTINED(Completion.COMPLETE_WITH_RESIDUE, false),
  /** The service is still processing. */
  PENDING(Completion.PENDING, false),
  /** Follows from another source until a date. */
  FOLLOWS(Completion.PENDING, true),
  /** Waits for an approval at the service. */
  WAITING_FOR_APPROVAL(Completion.PENDING, false),
  /** A manual step that no one attested yet. */
  MANUAL_STEP_OPEN(Completion.PENDING, true),
  /** The permission or the licence to read it is missing. */
  NOT_READABLE(Completion.PARTIAL, false),
  /** Excluded by policy, or not implemented in this version. */
  SKIPPED(Completion.PARTIAL, true),
  /** An error; some records may have been delivered before. */
  FAILED(Completion.PARTIAL, false),
  /** Done, but the effect was not verified. */
  UNVERIFIED(Completion.PARTIAL, false),
  /** The state of the service differed from the plan. */
  DRIFTED(Completion.PARTIAL, false),
  /** Not known whether the change was applied; must be inspected. */
  UNKNOWN(Completion.PARTIAL, false);

  private final Completion completion;
  private final boolean declared;
  private final String storedName;

  LedgerStatus(Completion completion, boolean declared) {
    this.completion = completion;
    this.declared = declared;
    this.storedName = name();
  }

  LedgerStatus(Completion completion, boolean declared, String storedName) {
    this.completion = completion;
    this.declared = declared;
    this.storedName = storedName;
  }

  /**
   * Returns the name that manifests, plans and journals contain; it never changes.
   *
   * @return the stored name
   */
  public String storedName() {
    return storedName;
  }

  /**
   * Returns the status with a stored name.
   *
   * @param storedName a value of {@link #storedName()}
   * @return the constant
   * @throws IllegalArgumentException for an unknown name
   */
  public static LedgerStatus ofStored(String storedName) {
    for (LedgerStatus each : values()) {
      if (each.storedName.equals(storedName)) {
        return each;
      }
    }
    throw new IllegalArgumentException("unknown ledger status");
  }

  /**
   * The completion of a run whose worst status is this one.
   *
   * @return the completion
   */
  public Completion completion() {
    return completion;
  }

  /**
   * Returns whether the status comes from a declaration, so that nothing was attempted.
   *
   * @return true for declared statuses
   */
  public boolean declared() {
    return declared;
  }

  /**
   * Returns the worse of two statuses. Of two equally bad statuses it returns the one with more
   * information about an error.
   *
   * @param other the other status
   * @return the worse status
   */
  public LedgerStatus worse(LedgerStatus other) {
    int byCompletion = completion.compareTo(other.completion);
    if (byCompletion != 0) {
      return byCompletion > 0 ? this : other;
    }
    return compareTo(other) >= 0 ? this : other;
  }
}
