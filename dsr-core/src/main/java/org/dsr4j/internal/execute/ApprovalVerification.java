package org.dsr4j.internal.execute;

import org.dsr4j.change.ApprovedPlan;
import org.dsr4j.internal.cases.ChangeSettings;
import org.dsr4j.internal.engine.RunLimits;
import org.dsr4j.internal.registry.CallFailed;
import org.dsr4j.internal.registry.GuardedCalls;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.operator.ApprovalCheck;
import org.dsr4j.spi.operator.ApprovalVerifier;

/** Asks the application's verifier about an approval. */
final class ApprovalVerification {

  private ApprovalVerification() {}

  /**
   * Returns the confirmation of the approval.
   *
   * @throws DsrException with APPROVAL_INVALID when the verifier rejects it, throws, or does not
   *     answer in time
   */
  static ApprovalCheck verified(ChangeSettings settings, RunLimits limits, ApprovedPlan approved) {
    ApprovalVerifier verifier = settings.verifier();
    if (verifier == null) {
      return new ApprovalCheck(ApprovalCheck.Status.ASSERTED, "by the application");
    }
    ApprovalCheck check = ask(verifier, limits.calls(settings.engine().callLimit()), approved);
    if (check.status() == ApprovalCheck.Status.REJECTED) {
      throw new DsrException(
          DsrError.APPROVAL_INVALID, "The approval was not confirmed: " + check.evidence());
    }
    return check;
  }

  private static ApprovalCheck ask(
      ApprovalVerifier verifier, GuardedCalls calls, ApprovedPlan approved) {
    try {
      return calls.call("the approval verifier", any -> verifier.verify(approved));
    } catch (CallFailed e) {
      if (e.reason() instanceof DsrException known) {
        throw known;
      }
      throw new DsrException(
          DsrError.APPROVAL_INVALID,
          "The approval was not confirmed: the verifier threw " + e.getMessage());
    }
  }
}
