package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

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

  @Override
  public String toString() {
    return "ApprovedPlan[" + plan.digest() + "]";
  }
}
