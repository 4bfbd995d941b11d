package org.dsr4j.it.contract;

import org.dsr4j.testkit.contract.AdapterHarness;
import org.dsr4j.testkit.junit.AdapterContract;

/** The Intune adapter keeps the contract when the service ignores every filter. */
class IntuneFilterContractTest extends AdapterContract {

  @Override
  protected AdapterHarness harness() {
    return new IntuneContractTest.Harness(true);
  }
}
