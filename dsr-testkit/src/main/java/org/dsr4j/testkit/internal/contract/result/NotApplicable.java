package org.dsr4j.testkit.internal.contract.result;

import org.opentest4j.TestAbortedException;

/** Signals that a rule does not apply to this adapter, with the reason. */
public final class NotApplicable extends TestAbortedException {

  private static final long serialVersionUID = 1L;

  NotApplicable(String reason) {
    super(reason);
  }
}
