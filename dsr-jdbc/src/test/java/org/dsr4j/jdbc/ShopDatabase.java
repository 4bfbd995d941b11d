package org.dsr4j.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javax.sql.DataSource;

/** The database of a web shop with two users: its owner, and the user of the adapter. */
abstract class ShopDatabase implements AutoCloseable {

  static final List<String> TABLES =
      List.of(
          "installation",
          "customers",
          "orders",
          "order_lines",
          "newsletter",
          "access_log",
          "documents");

  /** Connections of the owner. */
  abstract DataSource owner();

  /** Connections of a user who may read every table and change none. */
  abstract DataSource reader();

  /** The type of a column of bytes. */
  abstract String bytes();

  /** Locks a table against readers until the returned handle is closed. */
  abstract AutoCloseable block(String table) throws SQLException;

  /** The number of rows of the access log that the server has produced, if it counts them. */
  abstract OptionalLong produced();

  /** Creates the access log, if possible so that the server counts its rows. */
  abstract void createAccessLog() throws SQLException;

  final void create() throws SQLException {
    execute(
        "create table installation (tenant_id varchar(36))",
        "create table customers (id bigint primary key, name varchar(200), email varchar(200),"
            + " email_since timestamp with time zone, former_email varchar(200), former_until"
            + " timestamp with time zone, entra_object_id uuid, password_hash varchar(100), notes"
            + " varchar(500), referred_by varchar(200), credit numeric(40,2))",
        "create table orders (id bigint primary key, customer_id bigint, placed timestamp)",
        "create table order_lines (order_id bigint, line_no int, article varchar(200), price"
            + " numeric(12,3), primary key (order_id, line_no))",
        "create table newsletter (id bigint primary key, email varchar(200), customer_id bigint,"
            + " subscribed_at timestamp with time zone)",
        "create table documents (id bigint primary key, customer_id bigint, title varchar(200),"
            + " file "
            + bytes()
            + ")");
    createAccessLog();
    for (String table : TABLES) {
      grant(table);
    }
  }

  void grant(String table) throws SQLException {
    execute("grant select on " + table + " to shop_reader");
  }

  void revoke(String table) throws SQLException {
    execute("revoke select on " + table + " from shop_reader");
  }

  final void execute(String... statements) throws SQLException {
    try (Connection connection = owner().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  final void insert(String table, Object... values) throws SQLException {
    String placeholders = String.join(", ", java.util.Collections.nCopies(values.length, "?"));
    try (Connection connection = owner().getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "insert into " + table + " values (" + placeholders + ")")) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  /** Every row of every table. */
  final List<String> contents() throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = owner().getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        try (ResultSet result = statement.executeQuery("select * from " + table + " order by 1")) {
          while (result.next()) {
            StringBuilder row = new StringBuilder(table);
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
              row.append('|').append(result.getString(i));
            }
            rows.add(row.toString());
          }
        }
      }
    }
    return rows;
  }

  @Override
  public abstract void close();
}
