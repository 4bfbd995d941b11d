package org.dsr4j.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** The database of the shop in PostgreSQL, started once for all tests and stopped at exit. */
final class PostgresShop extends ShopDatabase {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final DataSource owner;
  private final DataSource reader;
  private final DataSource server;
  private final String name;

  PostgresShop() throws SQLException {
    EmbeddedPostgres postgres = Server.RUNNING;
    server = postgres.getPostgresDatabase();
    name = "shop" + NUMBER.incrementAndGet();
    try (Connection connection = server.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
      if (NUMBER.get() == 1) {
        statement.execute("create user shop_reader");
        // Rows must be read by the index of their key: a sort would read and count all of them
        // first.
        statement.execute("alter user shop_reader set enable_sort = off");
        statement.execute("alter user shop_reader set enable_seqscan = off");
        statement.execute("alter user shop_reader set enable_bitmapscan = off");
      }
    }
    owner = postgres.getDatabase("postgres", name);
    reader = postgres.getDatabase("shop_reader", name);
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
    return "bytea";
  }

  @Override
  AutoCloseable block(String table) throws SQLException {
    Connection connection = owner.getConnection();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("lock table " + table + " in access exclusive mode");
    }
    return () -> {
      connection.rollback();
      connection.close();
    };
  }

  @Override
  OptionalLong produced() {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select count(*) from pg_locks where locktype = 'advisory' and classid = 42")) {
      row.next();
      return OptionalLong.of(row.getLong(1));
    } catch (SQLException e) {
      throw new IllegalStateException("the number of produced rows cannot be read", e);
    }
  }

  /**
   * A view that counts the rows it returns. It takes one advisory lock for each row, because the
   * reading user may take locks but may not write a counter.
   */
  @Override
  void createAccessLog() throws SQLException {
    execute(
        "create table visits (id bigint primary key, customer_id bigint, visited_at timestamp with"
            + " time zone, path varchar(200))",
        "create view access_log as select * from visits where"
            + " pg_try_advisory_lock_shared(42, id::int)");
  }

  @Override
  public void close() {
    try (Connection connection = server.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("drop database " + name + " with (force)");
    } catch (SQLException e) {
      throw new IllegalStateException("the database cannot be dropped", e);
    }
  }

  /** Started at first use. */
  private static final class Server {
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres postgres =
            EmbeddedPostgres.builder().setServerConfig("max_locks_per_transaction", "1024").start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres)));
        return postgres;
      } catch (IOException e) {
        throw new IllegalStateException("PostgreSQL cannot be started", e);
      }
    }

    private static void stop(EmbeddedPostgres postgres) {
      try {
        postgres.close();
      } catch (IOException e) {
        throw new IllegalStateException("PostgreSQL cannot be stopped", e);
      }
    }
  }
}
