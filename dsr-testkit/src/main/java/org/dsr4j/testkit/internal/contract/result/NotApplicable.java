package org.dsr4j.testkit.internal.contract.result;

import org.opentest4j.TestAbortedException;

/** Says that a rule says nothing about this adapter, and why. */
public final class NotApplicable extends TestAbortedException {

  private static final long serialVersionUID = 1L;

  NotApplicable(String reason) {
    super(reason);
  }
}
