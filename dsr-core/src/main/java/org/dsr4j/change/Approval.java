package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.jspecify.annotations.Nullable;

/**
 * Someone's yes to exactly one plan. Immutable; {@link #toString()} does not show who is meant.
 *
 * @param planDigest the digest of the plan that was looked at
 * @param by who approves; another than the requester unless policy says otherwise
 * @param at when
 * @param expires until when the execution may begin
 * @param person an identifier of the person, named again: needed when a step is irreversible
 */
public record Approval(
    String planDigest, String by, Instant at, Instant expires, @Nullable String person) {

  /**
   * Checks.
   *
   * @param planDigest see {@link #planDigest()}
   * @param by see {@link #by()}
   * @param at see {@link #at()}
   * @param expires see {@link #expires()}
   * @param person see {@link #person()}
   * @throws DsrException with {@link DsrError#APPROVAL_INVALID} when something is blank, or when it
   *     expires before it was given
   */
  public Approval {
    requireNonNull(planDigest, "planDigest");
    if (by.isBlank() || !at.isBefore(expires)) {
      throw new DsrException(
          DsrError.APPROVAL_INVALID, "An approval needs who gave it, and a time after that to end");
    }
  }

  /**
   * Approves a plan.
   *
   * @param plan the plan that was looked at
   * @param by who approves
   * @param at when
   * @param expires until when the execution may begin
   * @return the approval, naming nobody yet
   */
  public static Approval of(ChangePlan plan, String by, Instant at, Instant expires) {
    return new Approval(plan.digest(), by, at, expires, null);
  }

  /**
   * The same approval, naming the person again for what cannot be taken back.
   *
   * @param identifier one of the person's identifiers, as the plan shows them
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
