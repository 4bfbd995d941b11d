package org.dsr4j.testkit.contract;

import org.opentest4j.TestAbortedException;

/** Says that a rule says nothing about this adapter, and why. */
final class NotApplicable extends TestAbortedException {

  private static final long serialVersionUID = 1L;

  NotApplicable(String reason) {
    super(reason);
  }
}
