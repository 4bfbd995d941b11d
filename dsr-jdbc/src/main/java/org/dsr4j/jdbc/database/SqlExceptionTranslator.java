package org.dsr4j.jdbc.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.dsr4j.jdbc.model.JdbcError;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Gap;

/**
 * Translates an {@link SQLException} into an error code and a text of this library.
 *
 * <p>The message of the driver is never repeated, because PostgreSQL quotes values in it. Only
 * SQLState and vendor code are reported.
 */
public final class SqlExceptionTranslator {

  /** "Insufficient privilege" of the SQL standard and of H2. */
  private static final Set<String> NOT_GRANTED = Set.of("42501", "90096");

  private static final Set<String> OBJECT_MISSING =
      Set.of("42P01", "3F000", "42703", "42S02", "42S03", "42S04", "42S22", "90079");

  /** Query or lock timeout, cancelled by an administrator, deadlock, serialization failure. */
  private static final Set<String> BUSY = Set.of("57014", "55P03", "HYT00", "40001", "40P01");

  private static final Set<String> UNREACHABLE =
      Set.of("57P01", "57P02", "57P03", "53300", "90067", "90098", "90121");

  private SqlExceptionTranslator() {}

  /**
   * Returns the gap that a failed operation leaves.
   *
   * @param failure the exception of the driver
   * @param operation the operation that failed; names tables, never values
   * @param cancellation tells whether the run was cancelled
   */
  public static Gap gap(SQLException failure, String operation, Cancellation cancellation) {
    if (cancellation.isCancelled()) {
      return Gap.failed(JdbcError.CANCELLED, "Stopped while " + operation + "; run it again");
    }
    JdbcError error = error(failure);
    String detail = remedy(error) + " (failed while " + operation + ", " + codes(failure) + ")";
    return error == JdbcError.NOT_GRANTED
        ? Gap.notReadable(error, detail)
        : Gap.failed(error, detail);
  }

  static JdbcError error(SQLException failure) {
    String state = state(failure);
    if (NOT_GRANTED.contains(state)) {
      return JdbcError.NOT_GRANTED;
    }
    if (OBJECT_MISSING.contains(state)) {
      return JdbcError.SCHEMA_MISMATCH;
    }
    if (state.startsWith("28")) {
      return JdbcError.LOGIN_REFUSED;
    }
    if (BUSY.contains(state) || failure instanceof SQLTimeoutException) {
      return JdbcError.BUSY;
    }
    boolean unreachable =
        state.startsWith("08")
            || UNREACHABLE.contains(state)
            || failure instanceof SQLTransientConnectionException
            || failure instanceof SQLNonTransientConnectionException;
    return unreachable ? JdbcError.CONNECTION_FAILED : JdbcError.QUERY_FAILED;
  }

  /** The codes of an exception, which are safe to report. */
  static String codes(SQLException failure) {
    return "SQLState " + state(failure) + ", vendor code " + failure.getErrorCode();
  }

  private static String state(SQLException failure) {
    String state = failure.getSQLState();
    return state != null && state.matches("[0-9A-Z]{5}") ? state : "unknown";
  }

  private static String remedy(JdbcError error) {
    return switch (error) {
      case NOT_GRANTED ->
          "The database refused: grant SELECT on the tables to the user of the DataSource";
      case SCHEMA_MISMATCH ->
          "A table or column is missing: correct the mapping, or the schema of the DataSource";
      case LOGIN_REFUSED -> "The database refused the login: correct the user of the DataSource";
      case BUSY ->
          "A time limit passed or a lock was not granted: run it again, or raise query-timeout";
      case CONNECTION_FAILED ->
          "The database could not be reached, or the connection broke: check the DataSource, run"
              + " it again";
      default -> "The database failed: see the log of the database";
    };
  }
}
