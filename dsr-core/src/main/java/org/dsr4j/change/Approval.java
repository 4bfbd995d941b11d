package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.jspecify.annotations.Nullable;

/**
 * A person's approval of exactly one plan. Immutable; {@link #toString()} does not identify the
 * data subject.
 *
 * @param planDigest the digest of the plan that the approver reviewed
 * @param by the approver; must not be the requester, unless the policy allows it
 * @param at when the plan was approved
 * @param expires the execution must start before this instant
 * @param person an identifier of the data subject, repeated by the approver; required when the plan
 *     has an irreversible step
 */
public record Approval(
    String planDigest, String by, Instant at, Instant expires, @Nullable String person) {

  /**
   * Rejects null and blank values.
   *
   * @param planDigest not null
   * @param by not blank
   * @param at not null
   * @param expires not null
   * @param person may be null
   * @throws DsrException with {@link DsrError#APPROVAL_INVALID} when the approver is blank, or when
   *     the approval expires before it was given
   */
  public Approval {
    requireNonNull(planDigest, "planDigest");
    if (by.isBlank() || !at.isBefore(expires)) {
      throw new DsrException(
          DsrError.APPROVAL_INVALID, "An approval needs the approver and an expiry after its time");
    }
  }

  /**
   * Approves a plan.
   *
   * @param plan the plan that the approver reviewed
   * @param by the approver
   * @param at when the plan was approved
   * @param expires the execution must start before this instant
   * @return the approval, without an identifier of the data subject
   */
  public static Approval of(ChangePlan plan, String by, Instant at, Instant expires) {
    return new Approval(plan.digest(), by, at, expires, null);
  }

  /**
   * Adds an identifier of the data subject, which confirms the irreversible steps.
   *
   * @param identifier one of the data subject's identifiers in the plan
   * @return a copy
   */
  public Approval naming(String identifier) {
    return new Approval(planDigest, by, at, expires, requireNonNull(identifier, "identifier"));
  }

  @Override
  public String toString() {
    return "Approval[" + planDigest + ", expires=" + expires + "]";
  }
}
