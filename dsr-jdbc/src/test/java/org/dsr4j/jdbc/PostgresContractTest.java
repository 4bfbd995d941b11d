package org.dsr4j.jdbc;

import java.sql.SQLException;
import org.dsr4j.testkit.contract.AdapterHarness;
import org.dsr4j.testkit.junit.AdapterContract;

/** The JDBC adapter keeps the adapter contract on PostgreSQL. */
class PostgresContractTest extends AdapterContract {

  @Override
  protected AdapterHarness harness() throws SQLException {
    return new ShopHarness(new PostgresShop());
  }
}
