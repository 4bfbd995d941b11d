package org.dsr4j.testkit;

import java.util.Objects;
import org.dsr4j.testkit.internal.job.MultiAdminApprovals;

/**
 * Multi Admin Approval of a simulated tenant; see {@link SimulatedTenant#approvals}. Safe for use
 * by several threads.
 */
public final class SimulatedApprovals {

  private final MultiAdminApprovals approvals;

  SimulatedApprovals(MultiAdminApprovals approvals) {
    this.approvals = approvals;
  }

  /**
   * Sets whether retiring, wiping and deleting managed devices needs the approval of another
   * administrator. Such a call is answered 403 with a code, until the call is repeated with that
   * code after {@link #approve}.
   *
   * @param require whether an approval is needed
   * @return this object
   */
  public SimulatedApprovals require(boolean require) {
    approvals.require(require);
    return this;
  }

  /**
   * Approves one call, once, as another administrator would. A code is valid for three days of the
   * tenant's time.
   *
   * @param code the code from the header {@code x-msft-approval-code}
   * @throws IllegalArgumentException when no call was answered with this code
   * @return this object
   */
  public SimulatedApprovals approve(String code) {
    approvals.approve(Objects.requireNonNull(code, "code"));
    return this;
  }
}
