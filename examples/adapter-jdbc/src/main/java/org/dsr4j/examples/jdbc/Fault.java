package org.dsr4j.examples.jdbc;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Gap;

/**
 * Explains an {@link SQLException} with the adapter's own message.
 *
 * <p>Messages of a driver are never repeated, because PostgreSQL quotes the values in them. Only
 * the SQLState and the vendor code are passed on.
 */
final class Fault {

  /** The standard's "insufficient privilege", and H2's own. */
  private static final Set<String> NOT_GRANTED = Set.of("42501", "90096");

  private static final Set<String> NOT_THERE =
      Set.of("42P01", "3F000", "42703", "42S02", "42S03", "42S04", "42S22", "90079");

  /** Query or lock timeout, cancelled by an administrator, deadlock, serialization failure. */
  private static final Set<String> BUSY = Set.of("57014", "55P03", "HYT00", "40001", "40P01");

  private static final Set<String> UNREACHABLE =
      Set.of("57P01", "57P02", "57P03", "53300", "90067", "90098", "90121");

  private Fault() {}

  /**
   * Converts an exception to a part of an outcome.
   *
   * @param fault the exception of the driver
   * @param doing the failed operation, which names tables only
   * @param cancellation the cancellation that may have caused the exception
   */
  static Gap part(SQLException fault, String doing, Cancellation cancellation) {
    if (cancellation.isCancelled()) {
      return Gap.failed(JdbcError.CANCELLED, "Stopped while " + doing + "; run it again");
    }
    JdbcError error = error(fault);
    String detail = mend(error) + " (failed while " + doing + ", " + codes(fault) + ")";
    return error == JdbcError.NOT_GRANTED
        ? Gap.notReadable(error, detail)
        : Gap.failed(error, detail);
  }

  static JdbcError error(SQLException fault) {
    String state = state(fault);
    if (NOT_GRANTED.contains(state)) {
      return JdbcError.NOT_GRANTED;
    }
    if (NOT_THERE.contains(state)) {
      return JdbcError.SCHEMA_MISMATCH;
    }
    if (state.startsWith("28")) {
      return JdbcError.LOGIN_REFUSED;
    }
    if (BUSY.contains(state) || fault instanceof SQLTimeoutException) {
      return JdbcError.BUSY;
    }
    boolean unreachable =
        state.startsWith("08")
            || UNREACHABLE.contains(state)
            || fault instanceof SQLTransientConnectionException
            || fault instanceof SQLNonTransientConnectionException;
    return unreachable ? JdbcError.CONNECTION_FAILED : JdbcError.QUERY_FAILED;
  }

  /** The safe facts of a driver's exception. */
  static String codes(SQLException fault) {
    return "SQLState " + state(fault) + ", vendor code " + fault.getErrorCode();
  }

  private static String state(SQLException fault) {
    String state = fault.getSQLState();
    return state != null && state.matches("[0-9A-Z]{5}") ? state : "unknown";
  }

  private static String mend(JdbcError error) {
    return switch (error) {
      case NOT_GRANTED ->
          "The database refused: grant SELECT on the tables to the user of the DataSource";
      case SCHEMA_MISMATCH ->
          "A table or column is missing: correct the mapping, or the schema of the DataSource";
      case LOGIN_REFUSED -> "The database refused the login: correct the user of the DataSource";
      case BUSY ->
          "A time limit was exceeded or a lock was not granted: run it again, or raise"
              + " query-timeout";
      case CONNECTION_FAILED ->
          "The database could not be reached, or the connection broke: check the DataSource, run"
              + " it again";
      default -> "The database failed: read the log of the database";
    };
  }
}
