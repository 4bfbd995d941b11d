package org.dsr4j.graph;

/** What may be done when it is not known whether a write was applied. */
public enum Repeatable {
  /** Its effect is absolute: applied twice it does what it does once, so it is sent again. */
  HARMLESS,
  /** Somebody has to look first; it is not sent again. */
  INSPECT
}
