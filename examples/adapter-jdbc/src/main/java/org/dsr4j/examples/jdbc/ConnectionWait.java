package org.dsr4j.examples.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.dsr4j.model.Cancellation;

/** A wait for a connection. Only an interrupt can end it, because JDBC cannot cancel it. */
final class ConnectionWait {

  private final Thread waiting = Thread.currentThread();
  private boolean over;
  private boolean interrupted;

  private ConnectionWait() {}

  static Connection connection(DataSource source, Cancellation cancellation) throws SQLException {
    if (cancellation.isCancelled()) {
      throw new SQLException("cancelled");
    }
    ConnectionWait wait = new ConnectionWait();
    Cancellation.Registration hook = cancellation.onCancel(wait::interrupt);
    try {
      return source.getConnection();
    } finally {
      hook.close();
      wait.end();
    }
  }

  private synchronized void interrupt() {
    if (!over) {
      interrupted = true;
      waiting.interrupt();
    }
  }

  /** Clears the interrupt, unless the thread was interrupted before. */
  private synchronized void end() {
    over = true;
    if (interrupted) {
      Thread.interrupted();
    }
  }
}
