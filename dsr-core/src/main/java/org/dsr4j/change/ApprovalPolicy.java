package org.dsr4j.change;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The controller's rules for approvals.
 *
 * @param separateApprover whether the approver must not be the requester
 * @param separateDecider whether the approver must not be the person who decided on the request
 * @param longest the longest time for which an approval may be valid; null in plans of a version
 *     that had no such limit
 */
public record ApprovalPolicy(
    boolean separateApprover, boolean separateDecider, @Nullable Duration longest) {

  /** The default of {@link #longest()}: 30 days. */
  public static final Duration DEFAULT_LONGEST = Duration.ofDays(30);

  /**
   * Returns the default rules: requester and approver are two people, and an approval is valid for
   * 30 days at most.
   *
   * @return the rules
   */
  public static ApprovalPolicy defaults() {
    return new ApprovalPolicy(true, false, DEFAULT_LONGEST);
  }

  /**
   * Returns the stricter rule of both policies for each rule.
   *
   * @param other another policy
   * @return the combination
   */
  public ApprovalPolicy and(ApprovalPolicy other) {
    return new ApprovalPolicy(
        separateApprover || other.separateApprover,
        separateDecider || other.separateDecider,
        shorter(longest, other.longest));
  }

  private static @Nullable Duration shorter(@Nullable Duration one, @Nullable Duration other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.compareTo(other) < 0 ? one : other;
  }
}
