package org.dsr4j.change;

/** Whether a step can be taken back. */
public enum Reversibility {
  /** Has no lasting effect that would have to be taken back. */
  PASSING,
  /** Its prior state is kept in the plan and can be set again. */
  REVERSIBLE,
  /** Can be brought back for some time. */
  RESTORABLE,
  /** Cannot be taken back; needs the person named again by the approver. */
  IRREVERSIBLE
}
