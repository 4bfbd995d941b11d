package org.dsr4j.model;

/** How surely something belongs to the person. */
public enum Strength {
  /** An immutable identifier, or a mutable one within its lifetime. */
  STRONG,
  /** Might be another person's: quarantined, shown, never exported or changed by default. */
  WEAK
}
