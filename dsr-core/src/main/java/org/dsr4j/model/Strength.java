package org.dsr4j.model;

/** How reliably an identifier or a record belongs to the person. */
public enum Strength {
  /** An immutable identifier, or a mutable one within its lifetime. */
  STRONG,
  /**
   * May belong to another person: quarantined and shown, but never exported or changed by default.
   */
  WEAK
}
