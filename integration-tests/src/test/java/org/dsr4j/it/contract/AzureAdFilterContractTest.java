package org.dsr4j.it.contract;

import org.dsr4j.testkit.contract.AdapterHarness;
import org.dsr4j.testkit.junit.AdapterContract;

/** The Azure AD adapter keeps the contract when the service ignores every filter. */
class AzureAdFilterContractTest extends AdapterContract {

  @Override
  protected AdapterHarness harness() {
    return new AzureAdContractTest.Harness(true);
  }
}
