package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/** A plan with a valid approval; created by {@link ChangePlan#approve}. */
public final class ApprovedPlan {

  private final ChangePlan plan;
  private final Approval approval;

  ApprovedPlan(ChangePlan plan, Approval approval) {
    this.plan = requireNonNull(plan, "plan");
    this.approval = requireNonNull(approval, "approval");
  }

  /**
   * The plan.
   *
   * @return the plan
   */
  public ChangePlan plan() {
    return plan;
  }

  /**
   * The approval.
   *
   * @return the approval
   */
  public Approval approval() {
    return approval;
  }

  /**
   * Returns everything that is wrong with the approval at a time; for the engine, which checks it
   * again before the first step.
   *
   * @param policy the rules of the {@code Dsr} that executes; the rules of the plan apply too
   * @param now the time
   * @return the problems with their remedies, without personal data; empty when the approval is
   *     valid
   */
  public List<String> problems(ApprovalPolicy policy, Instant now) {
    return ApprovalRules.problems(plan, approval, policy.and(plan.header().approvalPolicy()), now);
  }

  @Override
  public String toString() {
    return "ApprovedPlan[" + plan.digest() + "]";
  }
}
