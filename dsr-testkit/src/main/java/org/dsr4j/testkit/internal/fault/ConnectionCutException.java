package org.dsr4j.testkit.internal.fault;

/** Ends a batch, one of whose items was cut: an item has no connection of its own. */
public final class ConnectionCutException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ConnectionCutException() {
    super("cut", null, false, false);
  }
}
