package org.dsr4j.graph.change;

import org.dsr4j.spi.PlanTask;
import org.dsr4j.spi.Proposal;

/** Proposes the steps of an adapter. */
@FunctionalInterface
public interface Proposer {

  /**
   * Adds to a proposal what is to be done.
   *
   * @param task for whom and what
   * @param reads reads the present state
   * @param proposal is added to
   */
  void propose(PlanTask task, PlanReads reads, Proposal proposal);
}
