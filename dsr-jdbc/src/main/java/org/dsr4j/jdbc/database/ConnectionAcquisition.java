package org.dsr4j.jdbc.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.dsr4j.model.Cancellation;

/** Waits for a connection. Only an interrupt can end this wait, because JDBC cannot cancel it. */
final class ConnectionAcquisition {

  private final Thread waiting = Thread.currentThread();
  private boolean ended;
  private boolean interrupted;

  private ConnectionAcquisition() {}

  static Connection acquire(DataSource source, Cancellation cancellation) throws SQLException {
    if (cancellation.isCancelled()) {
      throw new SQLException("cancelled");
    }
    ConnectionAcquisition acquisition = new ConnectionAcquisition();
    Cancellation.Registration registration = cancellation.onCancel(acquisition::interrupt);
    try {
      return source.getConnection();
    } finally {
      registration.close();
      acquisition.end();
    }
  }

  private synchronized void interrupt() {
    if (!ended) {
      interrupted = true;
      waiting.interrupt();
    }
  }

  /** Clears the interrupt that this class set. */
  private synchronized void end() {
    ended = true;
    if (interrupted) {
      Thread.interrupted();
    }
  }
}
