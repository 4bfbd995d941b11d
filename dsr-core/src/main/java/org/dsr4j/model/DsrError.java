package org.dsr4j.model;

/** The error codes of the core; {@code docs/errors.md} contains a remedy for each. */
public enum DsrError implements ErrorCode {
  /** A tenant id is blank or not a GUID. */
  INVALID_TENANT(ErrorFamily.CALLER, false),
  /** An identifier is blank, too long, has invisible characters or not the form of its kind. */
  INVALID_IDENTIFIER(ErrorFamily.CALLER, false),
  /** No registered adapter understands a kind of identifier in the request. */
  UNKNOWN_IDENTIFIER_KIND(ErrorFamily.CALLER, false),
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
  /** An adapter needs an object that was not registered with the builder. */
  MISSING_RESOURCE(ErrorFamily.CALLER, false),
  /** No adapter was registered or found. */
  NO_ADAPTER(ErrorFamily.CALLER, false),
  /** Two adapters or two sources have the same id, or an id is malformed. */
  INVALID_ID(ErrorFamily.CALLER, false),
  /** An adapter was built for another major version of the SPI. */
  SPI_MISMATCH(ErrorFamily.ADAPTER, false),
  /** An adapter could not be loaded, defined or opened. */
  ADAPTER_UNAVAILABLE(ErrorFamily.ADAPTER, false),
  /** An adapter violated its contract. */
  CONTRACT_BREACH(ErrorFamily.ADAPTER, false),
  /** An adapter threw an unexpected exception. */
  ADAPTER_FAILURE(ErrorFamily.ADAPTER, false),
  /** An adapter, an approval verifier or a legal hold provider did not respond in time. */
  ADAPTER_UNRESPONSIVE(ErrorFamily.LIMIT, true),
  /** The person could not be identified for this source, so the source was not read. */
  SUBJECT_UNRESOLVED(ErrorFamily.EXTERNAL, false),
  /** Resolvers still found new identifiers after the maximum number of rounds. */
  RESOLUTION_UNSETTLED(ErrorFamily.LIMIT, false),
  /** A record is larger than the limit. */
  RECORD_TOO_LARGE(ErrorFamily.LIMIT, false),
  /** Content is not valid JSON. */
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
  /**
   * The adapter declares that the action is done elsewhere, follows from another source, or is
   * impossible.
   */
  DECLARED(ErrorFamily.CALLER, false),
  /** A known source of personal data that this version does not read yet. */
  NOT_YET_READ(ErrorFamily.CALLER, false),
  /** An erasure order is incomplete or contains an invalid value. */
  INCOMPLETE_ORDER(ErrorFamily.CALLER, false),
  /** The controller refused the request. */
  DECLINED(ErrorFamily.CALLER, false),
  /** The controller has not decided on the request. */
  NOT_DECIDED(ErrorFamily.CALLER, false),
  /** Stored bytes are not a plan. */
  PLAN_UNREADABLE(ErrorFamily.CALLER, false),
  /** The plan has refusals and cannot be approved. */
  PLAN_REFUSED(ErrorFamily.CALLER, false),
  /** The plan was not created by this library for this case, or it was changed afterwards. */
  PLAN_NOT_OURS(ErrorFamily.CALLER, false),
  /** Another provider is registered under the name of the instance that planned. */
  PROVIDER_CHANGED(ErrorFamily.CALLER, false),
  /** Another open case would change the same object. */
  CASE_CONFLICT(ErrorFamily.CALLER, true),
  /** The case was withdrawn. */
  WITHDRAWN(ErrorFamily.CALLER, false),
  /** The approval belongs to another plan or is not valid. */
  APPROVAL_INVALID(ErrorFamily.CALLER, false),
  /** A device needs a decision. */
  DEVICE_UNDECIDED(ErrorFamily.CALLER, false),
  /** The services disagree on whose device it is. */
  DEVICE_DISPUTED(ErrorFamily.CALLER, false),
  /** A decision on a device would cause damage, or cannot be executed. */
  DEVICE_DECISION_REFUSED(ErrorFamily.CALLER, false),
  /** A legal hold forbids the change, or it is unknown whether one does. */
  LEGAL_HOLD("dsr.held", ErrorFamily.CALLER),
  /**
   * The copy that must exist before an erasure is missing, outdated, incomplete or of another
   * person.
   */
  COPY_MISSING(ErrorFamily.CALLER, false),
  /** An exempt category would be deleted together with data that is to be erased. */
  EXEMPTION_CONFLICT(ErrorFamily.CALLER, false),
  /** A plan would change more objects than allowed. */
  PLAN_TOO_LARGE(ErrorFamily.LIMIT, false),
  /** The person is not identified with certainty, or more than one person matches. */
  SUBJECT_UNCERTAIN(ErrorFamily.CALLER, false),
  /**
   * The account must not be erased: the last administrator, an emergency account or the library's
   * own account.
   */
  ACCOUNT_PROTECTED(ErrorFamily.CALLER, false),
  /** The account is in use, and its identifier was not repeated in the order. */
  ACCOUNT_IN_USE(ErrorFamily.CALLER, false),
  /** A permission that a step needs is not granted. */
  PERMISSION_MISSING(ErrorFamily.CALLER, false),
  /** The data changed after the plan was created; a new plan is needed. */
  DRIFTED(ErrorFamily.EXTERNAL, false),
  /** A step waits for other steps. */
  STEP_BLOCKED(ErrorFamily.EXTERNAL, true),
  /** The service is still processing a step. */
  STEP_PENDING(ErrorFamily.EXTERNAL, true),
  /** It is not known yet whether a step was applied. */
  STEP_UNKNOWN(ErrorFamily.EXTERNAL, true),
  /** A person attested or waived a step. */
  STEP_ATTESTED(ErrorFamily.CALLER, false),
  /** A step was done, but the data still exist or exist again. */
  NOT_GONE(ErrorFamily.EXTERNAL, false),
  /** The steps are done, and nobody searched since: verify the case. */
  NOT_YET_OBSERVED(ErrorFamily.CALLER, true),
  /** The case has no step with this id. */
  UNKNOWN_STEP(ErrorFamily.CALLER, false),
  /** An attested or unused source is not declared, or the library reads it. */
  NOT_BY_HAND(ErrorFamily.CALLER, false),
  /** A tenant profile cannot be read, or an answer is incomplete. */
  PROFILE_INVALID(ErrorFamily.CALLER, false),
  /** The tenant profile answered for a place that the library cannot read. */
  PROFILE_ANSWERED(ErrorFamily.CALLER, false),
  /** The answer of the tenant profile has ended: the place is open again. */
  PROFILE_EXPIRED(ErrorFamily.CALLER, false),
  /** The library saw that a place is in use that the tenant profile calls not used. */
  PROFILE_CONTRADICTED(ErrorFamily.CALLER, false),
  /** The library saw that a place which it cannot read holds no data about the person. */
  ANSWERED_BY_FACT(ErrorFamily.CALLER, false),
  /** The case already has a journal. */
  JOURNAL_EXISTS(ErrorFamily.CALLER, false),
  /** The case has no journal. */
  JOURNAL_MISSING(ErrorFamily.CALLER, false),
  /** Another run or process holds the journal. */
  JOURNAL_BUSY(ErrorFamily.CALLER, true),
  /** The journal was changed or truncated after it was written. */
  JOURNAL_BROKEN(ErrorFamily.CALLER, false),
  /** Somebody else writes the case, or replaced its journal or lock; nothing was sent. */
  JOURNAL_FORKED(ErrorFamily.CALLER, false),
  /** The journal, a key or an anchor cannot be written or read. */
  JOURNAL_UNWRITABLE(ErrorFamily.CALLER, true),
  /** An entry of the journal is larger than the limit. */
  JOURNAL_ENTRY_TOO_LARGE(ErrorFamily.LIMIT, false),
  /** The key of the case was destroyed, is lost or belongs to another case. */
  CASE_KEY_MISSING(ErrorFamily.CALLER, false),
  /** The {@code Dsr} was closed. */
  CLOSED(ErrorFamily.CALLER, false);

  private final ErrorDescriptor descriptor;

  DsrError(ErrorFamily family, boolean retryable) {
    this.descriptor = ErrorDescriptor.of("dsr", this, family, retryable);
  }

  /** For a constant whose code differs from its name, because journals contain the code. */
  DsrError(String code, ErrorFamily family) {
    this.descriptor = new ErrorDescriptor(code, family, false);
  }

  @Override
  public ErrorDescriptor descriptor() {
    return descriptor;
  }
}
