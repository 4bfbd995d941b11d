package org.dsr4j.jdbc;

import java.sql.SQLException;
import org.dsr4j.testkit.contract.AdapterHarness;
import org.dsr4j.testkit.junit.AdapterContract;

/** The JDBC adapter keeps the adapter contract on H2. */
class H2ContractTest extends AdapterContract {

  @Override
  protected AdapterHarness harness() throws SQLException {
    return new ShopHarness(new H2Shop());
  }
}
