package org.dsr4j.testkit.memory;

import org.dsr4j.testkit.contract.AdapterHarness;
import org.dsr4j.testkit.junit.AdapterContract;

class MemoryContractTest extends AdapterContract {

  @Override
  protected AdapterHarness harness() {
    return new MemoryHarness();
  }
}
