package org.dsr4j.examples.jdbc;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.dsr4j.model.Cancellation;

/**
 * The database that the application handed over. Thread-safe as far as its data source is.
 *
 * @param source hands out connections
 * @param fetchSize rows fetched at once
 * @param queryTimeout seconds a statement may take, 0 for no limit
 */
record Database(DataSource source, int fetchSize, int queryTimeout) {

  /** Takes a connection; closing the session gives it back. */
  Session open(Cancellation cancellation) throws SQLException {
    return Session.over(this, cancellation);
  }
}
