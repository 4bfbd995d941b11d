package org.dsr4j.graph.model;

/** What may be done when it is not known whether a write was applied. */
public enum RetrySafety {
  /** Its effect is absolute: applied twice it does what it does once, so it is sent again. */
  IDEMPOTENT,
  /** Somebody has to look first; it is not sent again. */
  INSPECT_FIRST
}
