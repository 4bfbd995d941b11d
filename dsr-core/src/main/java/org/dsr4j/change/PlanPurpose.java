package org.dsr4j.change;

/** What a plan is for. */
public enum PlanPurpose {
  /** Erase what is held about a person. */
  ERASURE,
  /** Take back what an erasure did, as far as it can be. */
  RESTORATION
}
