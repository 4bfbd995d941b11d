package org.dsr4j.jdbc.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.dsr4j.jdbc.mapping.TableName;
import org.dsr4j.model.Cancellation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection in a read-only transaction that is rolled back at the end.
 *
 * <p>One thread uses it; any thread may cancel it.
 */
public final class ReadOnlySession implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ReadOnlySession.class);

  private final Connection connection;
  private final Database database;
  private final boolean readOnly;
  private final boolean autoCommit;
  private final Cancellation.Registration registration;
  private final SqlNames names;
  private @Nullable PreparedStatement running;
  private boolean closed;

  private ReadOnlySession(Connection connection, Database database, Cancellation cancellation)
      throws SQLException {
    this.connection = connection;
    this.database = database;
    readOnly = connection.isReadOnly();
    autoCommit = connection.getAutoCommit();
    names = SqlNames.of(connection.getMetaData());
    registration = cancellation.onCancel(this::cancel);
  }

  static ReadOnlySession open(Database database, Cancellation cancellation) throws SQLException {
    Connection connection = ConnectionAcquisition.acquire(database.source(), cancellation);
    ReadOnlySession session;
    try {
      session = new ReadOnlySession(connection, database, cancellation);
    } catch (SQLException | RuntimeException | Error e) {
      quietly("close", connection::close);
      throw e;
    }
    try {
      connection.setReadOnly(true);
      // Outside a transaction PostgreSQL's driver loads all rows into memory at once.
      connection.setAutoCommit(false);
      return session;
    } catch (SQLException | RuntimeException | Error e) {
      session.close();
      throw e;
    }
  }

  /** The naming rules of the database. */
  public SqlNames names() {
    return names;
  }

  /** Reads the columns of a table from the metadata. */
  public TableColumns columns(TableName table) throws SQLException, SchemaMismatchException {
    List<Column> columns = ColumnMetadataReader.read(connection, names, table);
    if (columns.isEmpty()) {
      // Some databases hide tables that the user may not read; a query tells which case it is.
      try (Query query = query("select 1 from " + names.table(table) + " where 1 = 0", List.of())) {
        query.rows().next();
      }
      throw new SchemaMismatchException("table " + table + " has no visible columns");
    }
    return new TableColumns(table, columns);
  }

  /** Runs a statement. The values are bound and never part of the SQL. */
  public Query query(String sql, List<Object> values) throws SQLException {
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
   * Cancels the running statement, on the thread that cancels. A statement that has returned its
   * first rows may ignore this, so the connection is aborted too.
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
    registration.close();
    synchronized (this) {
      closed = true;
      running = null;
    }
    quietly("roll back", connection::rollback);
    quietly("restore", () -> connection.setAutoCommit(autoCommit));
    quietly("restore", () -> connection.setReadOnly(readOnly));
    quietly("close", connection::close);
  }

  private interface SqlAction {
    void run() throws SQLException;
  }

  /**
   * Logs a failure instead of throwing it: the result is known, and the failure cannot change it.
   */
  private static void quietly(String name, SqlAction action) {
    try {
      action.run();
    } catch (SQLException e) {
      LOG.debug("Could not {}: {}", name, SqlExceptionTranslator.codes(e));
    }
  }

  /**
   * A running statement.
   *
   * @param statement the statement, which is closed with this query
   * @param rows the rows
   */
  public record Query(PreparedStatement statement, ResultSet rows) implements AutoCloseable {
    /** Closes the statement. A failure of this is logged only. */
    @Override
    public void close() {
      quietly("close a statement", statement::close);
    }
  }
}
