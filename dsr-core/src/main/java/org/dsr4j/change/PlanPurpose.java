package org.dsr4j.change;

/** The purpose of a plan. */
public enum PlanPurpose {
  /** Erases the data about a person. */
  ERASURE,
  /** Undoes the changes of an erasure as far as possible. */
  RESTORATION
}
