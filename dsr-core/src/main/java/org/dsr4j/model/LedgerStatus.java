package org.dsr4j.model;

/** What happened at one source in one run; each status has its place in the completion table. */
public enum LedgerStatus {
  /** Read to the end; there are records. */
  FOUND(Completion.COMPLETE, false),
  /** Read to the end; there is nothing. */
  NONE(Completion.COMPLETE, false),
  /** Changed as planned. */
  DONE(Completion.COMPLETE, false),
  /** Was already as planned. */
  ALREADY_DONE(Completion.COMPLETE, false, "ALREADY"),
  /** Does not exist here: this cloud, or a licence that is not owned. */
  NOT_APPLICABLE(Completion.COMPLETE, true),
  /** Cannot be done, as declared with reason and end. */
  DECLARED_IMPOSSIBLE(Completion.COMPLETE_WITH_RESIDUE, true),
  /** Must be done elsewhere, as declared with an instruction. */
  REDIRECTED(Completion.COMPLETE_WITH_RESIDUE, true),
  /** Kept on a legal basis until a date. */
  KEPT(Completion.COMPLETE_WITH_RESIDUE, false),
  /** A manual step that a person attested. */
  ATTESTED(Completion.COMPLETE_WITH_RESIDUE, false),
  /** Read to the end; some records match weakly and are held back. */
  QUARANTINED(Completion.COMPLETE_WITH_RESIDUE, false),
  /** The service answers later. */
  PENDING(Completion.PENDING, false),
  /** Follows from another source until a date. */
  FOLLOWS(Completion.PENDING, true),
  /** Waits for someone's approval at the service. */
  WAITING_FOR_APPROVAL(Completion.PENDING, false),
  /** A manual step that nobody attested yet. */
  MANUAL_STEP_OPEN(Completion.PENDING, true),
  /** The permission or the licence to read it is missing. */
  NOT_READABLE(Completion.PARTIAL, false),
  /** Left out by policy, or by this version. */
  SKIPPED(Completion.PARTIAL, true),
  /** An error, after none or some records. */
  FAILED(Completion.PARTIAL, false),
  /** Done, but not seen to be done. */
  UNVERIFIED(Completion.PARTIAL, false),
  /** The world was not as planned. */
  DRIFTED(Completion.PARTIAL, false),
  /** Applied or not: must be inspected. */
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
   * The name that manifests, plans and journals hold; it never changes.
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
  public static LedgerStatus ofStored(String storedName) {
    for (LedgerStatus each : values()) {
      if (each.storedName.equals(storedName)) {
        return each;
      }
    }
    throw new IllegalArgumentException("unknown ledger status");
  }

  /**
   * The completion of a run in which this is the worst status.
   *
   * @return the completion
   */
  public Completion completion() {
    return completion;
  }

  /**
   * Whether the status stems from a declaration, so that nothing was tried.
   *
   * @return true for declared statuses
   */
  public boolean declared() {
    return declared;
  }

  /**
   * The worse of two statuses; of equally bad ones the one that says more about a fault.
   *
   * @param other the other
   * @return the worse
   */
  public LedgerStatus worse(LedgerStatus other) {
    int byCompletion = completion.compareTo(other.completion);
    if (byCompletion != 0) {
      return byCompletion > 0 ? this : other;
    }
    return compareTo(other) >= 0 ? this : other;
  }
}
