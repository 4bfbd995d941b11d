package org.dsr4j.jdbc.database;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.dsr4j.model.Cancellation;

/**
 * The database that the application registered. As thread-safe as its data source.
 *
 * @param source the source of connections
 * @param fetchSize the number of rows fetched at once
 * @param queryTimeout the time limit of a statement in seconds, 0 for none
 */
public record Database(DataSource source, int fetchSize, int queryTimeout) {

  /** Opens a session on a connection of its own; closing the session returns the connection. */
  public ReadOnlySession open(Cancellation cancellation) throws SQLException {
    return ReadOnlySession.open(this, cancellation);
  }
}
