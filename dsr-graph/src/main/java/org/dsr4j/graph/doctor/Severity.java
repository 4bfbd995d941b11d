package org.dsr4j.graph.doctor;

/** How much a finding matters. */
public enum Severity {
  /** As it should be. */
  OK,
  /** Works, but should be changed or could not be told for sure. */
  WARNING,
  /** Sources would stay silent. */
  FAULT
}
