package org.dsr4j.spi.operator;

import org.dsr4j.change.ApprovedPlan;

/**
 * Tells whether an approval was really given by the one it names, for instance by a signature or a
 * look into the ticket system. Thread-safe.
 */
@FunctionalInterface
public interface ApprovalVerifier {

  /**
   * Verifies an approval before the execution begins.
   *
   * @param approved the plan and its approval
   * @return what was found; an exception stops the execution
   */
  ApprovalCheck verify(ApprovedPlan approved);
}
