package org.dsr4j.it;

import org.dsr4j.testkit.contract.AdapterContract;
import org.dsr4j.testkit.contract.AdapterHarness;

/** The Intune adapter keeps the contract when the service ignores every filter. */
class IntuneFilterContractTest extends AdapterContract {

  @Override
  protected AdapterHarness harness() {
    return new IntuneContractTest.Harness(true);
  }
}
