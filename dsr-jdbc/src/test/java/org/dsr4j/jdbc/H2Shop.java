package org.dsr4j.jdbc;

import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** The database of the shop in H2, in memory. */
final class H2Shop extends ShopDatabase {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final JdbcDataSource owner;
  private final JdbcDataSource reader;

  H2Shop() throws SQLException {
    // Without this setting H2 computes the whole result before it returns the first row.
    String url = "jdbc:h2:mem:shop" + NUMBER.incrementAndGet() + ";LAZY_QUERY_EXECUTION=1";
    owner = source(url + ";DB_CLOSE_DELAY=-1", "OWNER");
    execute("create user shop_reader password 'reads'");
    reader = source(url, "SHOP_READER");
    reader.setPassword("reads");
  }

  private static JdbcDataSource source(String url, String user) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(url);
    source.setUser(user);
    return source;
  }

  @Override
  DataSource owner() {
    return owner;
  }

  @Override
  DataSource reader() {
    return reader;
  }

  @Override
  String bytes() {
    return "blob";
  }

  /** H2 has no lock that blocks readers, so {@link ObservedDataSource} waits instead. */
  @Override
  AutoCloseable block(String table) {
    return () -> {};
  }

  @Override
  OptionalLong produced() {
    return OptionalLong.empty();
  }

  @Override
  void createAccessLog() throws SQLException {
    execute(
        "create table access_log (id bigint primary key, customer_id bigint, visited_at timestamp"
            + " with time zone, path varchar(200))");
  }

  @Override
  public void close() {
    try {
      execute("shutdown");
    } catch (SQLException e) {
      throw new IllegalStateException("the database cannot be stopped", e);
    }
  }
}
