package org.dsr4j.it;

import org.dsr4j.testkit.contract.AdapterContract;
import org.dsr4j.testkit.contract.AdapterHarness;

/** The Azure AD adapter keeps the contract when the service ignores every filter. */
class AzureAdFilterContractTest extends AdapterContract {

  @Override
  protected AdapterHarness harness() {
    return new AzureAdContractTest.Harness(true);
  }
}
