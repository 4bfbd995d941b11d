package org.dsr4j.examples.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.dsr4j.model.Cancellation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection in a read-only transaction that is rolled back at the end. Must be used by one
 * thread; any thread may cancel it.
 */
final class Session implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  private final Connection connection;
  private final Database database;
  private final boolean readOnly;
  private final boolean autoCommit;
  private final Cancellation.Registration hook;
  private final SqlNames names;
  private @Nullable PreparedStatement running;
  private boolean closed;

  private Session(Connection connection, Database database, Cancellation cancellation)
      throws SQLException {
    this.connection = connection;
    this.database = database;
    readOnly = connection.isReadOnly();
    autoCommit = connection.getAutoCommit();
    names = SqlNames.of(connection.getMetaData());
    hook = cancellation.onCancel(this::cancel);
  }

  static Session over(Database database, Cancellation cancellation) throws SQLException {
    Connection connection = ConnectionWait.connection(database.source(), cancellation);
    Session session;
    try {
      session = new Session(connection, database, cancellation);
    } catch (SQLException | RuntimeException | Error e) {
      quietly("close", connection::close);
      throw e;
    }
    try {
      connection.setReadOnly(true);
      // PostgreSQL fetches rows in portions only within a transaction; otherwise the driver keeps
      // all rows in memory.
      connection.setAutoCommit(false);
      return session;
    } catch (SQLException | RuntimeException | Error e) {
      session.close();
      throw e;
    }
  }

  SqlNames names() {
    return names;
  }

  /** The columns of a table, as the database lists them. */
  Columns columns(TableName table) throws SQLException, SchemaMismatchException {
    List<Column> columns = ColumnListing.of(connection, names, table);
    if (columns.isEmpty()) {
      // Some databases hide tables that the user may not read; a direct query returns the actual
      // error.
      try (Query query = query("select 1 from " + names.table(table) + " where 1 = 0", List.of())) {
        query.rows().next();
      }
      throw new SchemaMismatchException("table " + table + " shows no columns");
    }
    return new Columns(table, columns);
  }

  /** Runs a statement; {@code values} are bound, never part of the text. */
  Query query(String sql, List<Object> values) throws SQLException {
    PreparedStatement statement =
        connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
    try {
      statement.setFetchSize(database.fetchSize());
      statement.setQueryTimeout(database.queryTimeout());
      for (int i = 0; i < values.size(); i++) {
        Object value = values.get(i);
        if (value instanceof String text) {
          statement.setString(i + 1, text);
        } else {
          statement.setObject(i + 1, value);
        }
      }
      start(statement);
      return new Query(statement, statement.executeQuery());
    } catch (SQLException | RuntimeException | Error e) {
      quietly("close a statement", statement::close);
      throw e;
    }
  }

  private synchronized void start(PreparedStatement statement) throws SQLException {
    if (closed) {
      throw new SQLException("cancelled");
    }
    running = statement;
  }

  /**
   * Ends the running statement, on the cancelling thread. A statement that has returned its first
   * rows may ignore a cancel, so the connection is aborted too.
   */
  private synchronized void cancel() {
    if (!closed) {
      PreparedStatement statement = running;
      if (statement != null) {
        quietly("cancel", statement::cancel);
      }
      quietly("abort", () -> connection.abort(Runnable::run));
    }
  }

  @Override
  public void close() {
    hook.close();
    synchronized (this) {
      closed = true;
      running = null;
    }
    quietly("roll back", connection::rollback);
    quietly("restore", () -> connection.setAutoCommit(autoCommit));
    quietly("restore", () -> connection.setReadOnly(readOnly));
    quietly("close", connection::close);
  }

  private interface Step {
    void run() throws SQLException;
  }

  /** For actions after the result is known: their failure does not change the result. */
  private static void quietly(String what, Step step) {
    try {
      step.run();
    } catch (SQLException e) {
      LOG.debug("Could not {}: {}", what, Fault.codes(e));
    }
  }

  /**
   * A running statement.
   *
   * @param statement to be closed
   * @param rows its rows
   */
  record Query(PreparedStatement statement, ResultSet rows) implements AutoCloseable {
    /** An error while closing a failed statement gives no new information. */
    @Override
    public void close() {
      quietly("close a statement", statement::close);
    }
  }
}
