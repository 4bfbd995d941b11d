package org.dsr4j.spi.operator;

import org.dsr4j.change.ApprovedPlan;

/**
 * Verifies that the named approver really gave an approval, for example with a signature or a query
 * to the ticket system. Thread-safe.
 */
@FunctionalInterface
public interface ApprovalVerifier {

  /**
   * Verifies an approval before the execution begins.
   *
   * @param approved the plan and its approval
   * @return the result; an exception prevents the execution
   */
  ApprovalCheck verify(ApprovedPlan approved);
}
