package org.dsr4j.graph.change;

import org.dsr4j.spi.PlanTask;
import org.dsr4j.spi.Proposal;

/** Proposes the erasure steps of an adapter. */
@FunctionalInterface
public interface Proposer {

  /**
   * Adds the steps and gaps to a proposal.
   *
   * @param task the people and sources
   * @param reads reads the current state
   * @param proposal receives the steps and gaps
   */
  void propose(PlanTask task, PlanReads reads, Proposal proposal);
}
