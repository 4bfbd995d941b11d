package org.dsr4j.graph.model;

/** Whether a write may be sent again when it is unknown whether it was applied. */
public enum RetrySafety {
  /** The effect is idempotent: the write may be sent again. */
  IDEMPOTENT,
  /** The current state must be inspected first; the write is not sent again. */
  INSPECT_FIRST
}
