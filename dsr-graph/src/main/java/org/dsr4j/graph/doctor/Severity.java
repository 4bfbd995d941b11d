package org.dsr4j.graph.doctor;

/** The severity of a finding. */
public enum Severity {
  /** No problem. */
  OK,
  /** Works, but should be changed, or could not be verified. */
  WARNING,
  /** Sources cannot be read. */
  FAULT
}
