package org.dsr4j.internal.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dsr4j.change.ApprovalPolicy;
import org.dsr4j.change.ApprovedPlan;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.change.PlanPurpose;
import org.dsr4j.change.PlanRefusal;
import org.dsr4j.model.Decision;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.DsrRequest;

/**
 * The gate of law 4: nothing is disclosed and nothing is changed without a decision of the
 * controller.
 *
 * <p>Exports, planning and execution use the same checks. A request always contains the identity
 * check; its builder requires it.
 */
public final class DecisionGate {

  private DecisionGate() {}

  /** Returns whether the controller refused the request, so that nothing may leave or change. */
  public static boolean isRefused(DsrRequest request) {
    return request.decision().filter(made -> made.verdict() == Decision.Verdict.REFUSE).isPresent();
  }

  /** Returns why the decision does not permit a change, without personal data. */
  public static List<PlanRefusal> refusals(DsrRequest request, ErasureOrder order) {
    List<PlanRefusal> refusals = new ArrayList<>();
    Decision decision = request.decision().orElse(null);
    if (decision == null) {
      refusals.add(
          new PlanRefusal(DsrError.NOT_DECIDED.code(), "There is no decision on the request"));
    } else if (decision.verdict() == Decision.Verdict.REFUSE) {
      refusals.add(new PlanRefusal(DsrError.DECLINED.code(), "The controller refused the request"));
    } else if (decision.verdict() == Decision.Verdict.PARTLY && order.exemptions().isEmpty()) {
      refusals.add(
          new PlanRefusal(
              DsrError.INCOMPLETE_ORDER.code(),
              "The request was granted in part, but the order does not say what is kept: add each"
                  + " kept category with withExemption(…)"));
    }
    return refusals;
  }

  /**
   * Requires that a plan may be executed now.
   *
   * @throws DsrException with PLAN_REFUSED or APPROVAL_INVALID and all reasons
   */
  public static void require(ApprovedPlan approved, ApprovalPolicy policy, Instant now) {
    ChangePlan plan = approved.plan();
    List<String> reasons = new ArrayList<>();
    plan.parts().refusals().forEach(refusal -> reasons.add(refusal.detail()));
    if (plan.header().purpose() == PlanPurpose.ERASURE) {
      refusals(plan.request(), plan.order()).forEach(refusal -> reasons.add(refusal.detail()));
    } else if (isRefused(plan.request())) {
      reasons.add("The controller refused to undo the changes");
    }
    if (!plan.approvable() || !plan.parts().questions().isEmpty() || !reasons.isEmpty()) {
      throw new DsrException(
          DsrError.PLAN_REFUSED,
          "This plan cannot be executed: "
              + (reasons.isEmpty()
                  ? "it was interrupted or has questions"
                  : String.join("; ", reasons)));
    }
    requireApproval(approved, policy, now);
  }

  private static void requireApproval(ApprovedPlan approved, ApprovalPolicy policy, Instant now) {
    List<String> problems = approved.problems(policy, now);
    if (!problems.isEmpty()) {
      throw new DsrException(
          DsrError.APPROVAL_INVALID, "The approval is not valid: " + String.join("; ", problems));
    }
  }
}
