package org.dsr4j.examples.jdbc;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.dsr4j.model.Cancellation;

/**
 * The database that the application provides. Thread-safe if its data source is.
 *
 * @param source provides connections
 * @param fetchSize rows per fetch
 * @param queryTimeout seconds a statement may take, 0 for no limit
 */
record Database(DataSource source, int fetchSize, int queryTimeout) {

  /** Takes a connection; closing the session returns it. */
  Session open(Cancellation cancellation) throws SQLException {
    return Session.over(this, cancellation);
  }
}
