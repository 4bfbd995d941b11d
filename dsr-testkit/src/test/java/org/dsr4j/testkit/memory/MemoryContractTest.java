package org.dsr4j.testkit.memory;

import org.dsr4j.testkit.contract.AdapterContract;
import org.dsr4j.testkit.contract.AdapterHarness;

class MemoryContractTest extends AdapterContract {

  @Override
  protected AdapterHarness harness() {
    return new MemoryHarness();
  }
}
