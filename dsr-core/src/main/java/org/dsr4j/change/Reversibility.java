package org.dsr4j.change;

/** Whether a step can be undone. */
public enum Reversibility {
  /** The step has no lasting effect. */
  PASSING,
  /** The plan contains the prior state, which can be set again. */
  REVERSIBLE,
  /** The object can be restored for a limited time. */
  RESTORABLE,
  /** The step cannot be undone; the approver must repeat an identifier of the person. */
  IRREVERSIBLE
}
