package org.dsr4j.model;

/** Core's own error codes; {@code docs/errors.md} says for each what mends it. */
public enum DsrError implements ErrorCode {
  /** A tenant id is blank or not a GUID. */
  INVALID_TENANT(ErrorFamily.CALLER, false),
  /** An identifier is blank, too long or not shaped as its kind demands. */
  INVALID_IDENTIFIER(ErrorFamily.CALLER, false),
  /** A request lacks its id, requester, receipt date, subject or identity check. */
  INCOMPLETE_REQUEST(ErrorFamily.CALLER, false),
  /** A time window ends before it begins. */
  INVALID_WINDOW(ErrorFamily.CALLER, false),
  /** Request, adapter or service belong to different tenants. */
  TENANT_MISMATCH(ErrorFamily.CALLER, false),
  /** No adapter could be confirmed to talk to the tenant. */
  TENANT_UNCONFIRMED(ErrorFamily.EXTERNAL, true),
  /** Unknown, missing or malformed configuration. */
  INVALID_CONFIGURATION(ErrorFamily.CALLER, false),
  /** An adapter needs an object that was not handed to the builder. */
  MISSING_RESOURCE(ErrorFamily.CALLER, false),
  /** No adapter was registered or found. */
  NO_ADAPTER(ErrorFamily.CALLER, false),
  /** Two adapters or two sources carry the same id, or an id is not well formed. */
  INVALID_ID(ErrorFamily.CALLER, false),
  /** An adapter was built for another major version of the SPI. */
  SPI_MISMATCH(ErrorFamily.ADAPTER, false),
  /** An adapter could not be loaded, defined or opened. */
  ADAPTER_UNAVAILABLE(ErrorFamily.ADAPTER, false),
  /** An adapter did something its contract forbids. */
  CONTRACT_BREACH(ErrorFamily.ADAPTER, false),
  /** An adapter threw something it should not have thrown. */
  ADAPTER_FAILURE(ErrorFamily.ADAPTER, false),
  /** The person could not be resolved for this source, so it was not read. */
  SUBJECT_UNRESOLVED(ErrorFamily.EXTERNAL, false),
  /** Resolution did not settle within its rounds. */
  RESOLUTION_UNSETTLED(ErrorFamily.LIMIT, false),
  /** A record is larger than the limit. */
  RECORD_TOO_LARGE(ErrorFamily.LIMIT, false),
  /** Something claimed to be JSON is not. */
  INVALID_CONTENT(ErrorFamily.ADAPTER, false),
  /** The deadline passed before this was read. */
  DEADLINE_EXCEEDED(ErrorFamily.LIMIT, true),
  /** The run was cancelled. */
  CANCELLED(ErrorFamily.CALLER, true),
  /** The spool could not be written or read back. */
  SPOOL_FAILED(ErrorFamily.LIMIT, true),
  /** The export target exists already. */
  TARGET_EXISTS(ErrorFamily.CALLER, false),
  /** The export target cannot be written. */
  TARGET_UNWRITABLE(ErrorFamily.CALLER, true),
  /** The adapter declares that the action is done elsewhere, follows, or cannot be done. */
  DECLARED(ErrorFamily.CALLER, false),
  /** A known place of personal data that this version does not read yet. */
  NOT_YET_READ(ErrorFamily.CALLER, false),
  /** An order of an erasure lacks something, or says something that cannot be. */
  INCOMPLETE_ORDER(ErrorFamily.CALLER, false),
  /** Nobody decided on the request. */
  NOT_DECIDED(ErrorFamily.CALLER, false),
  /** Something stored is no plan. */
  PLAN_UNREADABLE(ErrorFamily.CALLER, false),
  /** A plan cannot be approved as it is. */
  PLAN_REFUSED(ErrorFamily.CALLER, false),
  /** An approval is not one of this plan, or not one that counts. */
  APPROVAL_INVALID(ErrorFamily.CALLER, false),
  /** A device waits for a person's decision. */
  DEVICE_UNDECIDED(ErrorFamily.CALLER, false),
  /** A decision on a device would do harm, or cannot be carried out. */
  DEVICE_DECISION_REFUSED(ErrorFamily.CALLER, false),
  /** A hold forbids the change, or nobody knows whether one does. */
  LEGAL_HOLD("dsr.held", ErrorFamily.CALLER),
  /** The copy that has to exist before an erasure is missing, old, incomplete or another's. */
  COPY_MISSING(ErrorFamily.CALLER, false),
  /** A category is to be kept, and would go with something that is erased. */
  EXEMPTION_CONFLICT(ErrorFamily.CALLER, false),
  /** A plan would change more than it may. */
  PLAN_TOO_LARGE(ErrorFamily.LIMIT, false),
  /** The person is not surely known, or more than one person is meant. */
  SUBJECT_UNCERTAIN(ErrorFamily.CALLER, false),
  /** The account must not be erased: the last administrator, an emergency or own account. */
  ACCOUNT_PROTECTED(ErrorFamily.CALLER, false),
  /** The account is in use and was not named again. */
  ACCOUNT_IN_USE(ErrorFamily.CALLER, false),
  /** A permission that a step needs is not granted. */
  PERMISSION_MISSING(ErrorFamily.CALLER, false),
  /** Something changed since the plan was made: it needs a new one. */
  DRIFTED(ErrorFamily.EXTERNAL, false),
  /** A step waits for other steps. */
  STEP_BLOCKED(ErrorFamily.EXTERNAL, true),
  /** A step is under way at the service. */
  STEP_PENDING(ErrorFamily.EXTERNAL, true),
  /** Nobody knows yet whether a step was applied. */
  STEP_UNKNOWN(ErrorFamily.EXTERNAL, true),
  /** A person attested a step, or let it go. */
  STEP_ATTESTED(ErrorFamily.CALLER, false),
  /** A step was done, and what it removed is there again or still. */
  NOT_GONE(ErrorFamily.EXTERNAL, false),
  /** There is no such step. */
  UNKNOWN_STEP(ErrorFamily.CALLER, false),
  /** What is attested, or said to be not used, is not declared, or is read by the library. */
  NOT_BY_HAND(ErrorFamily.CALLER, false),
  /** The case has a journal already. */
  JOURNAL_EXISTS(ErrorFamily.CALLER, false),
  /** The case has no journal. */
  JOURNAL_MISSING(ErrorFamily.CALLER, false),
  /** Another run or process holds the journal. */
  JOURNAL_BUSY(ErrorFamily.CALLER, true),
  /** The journal was changed or cut since it was written. */
  JOURNAL_BROKEN(ErrorFamily.CALLER, false),
  /** The journal, a key or an anchor cannot be written or read. */
  JOURNAL_UNWRITABLE(ErrorFamily.CALLER, true),
  /** An entry of the journal is larger than the limit. */
  JOURNAL_ENTRY_TOO_LARGE(ErrorFamily.LIMIT, false),
  /** The key of the case was destroyed, is lost or is another's. */
  CASE_KEY_MISSING(ErrorFamily.CALLER, false),
  /** The {@code Dsr} was closed. */
  CLOSED(ErrorFamily.CALLER, false);

  private final ErrorDescriptor descriptor;

  DsrError(ErrorFamily family, boolean retryable) {
    this.descriptor = ErrorDescriptor.of("dsr", this, family, retryable);
  }

  /** For a constant whose code keeps another name, because journals hold it. */
  DsrError(String code, ErrorFamily family) {
    this.descriptor = new ErrorDescriptor(code, family, false);
  }

  @Override
  public ErrorDescriptor descriptor() {
    return descriptor;
  }
}
