package org.dsr4j.testkit.internal.fault;

/** Aborts a batch because one of its items was cut: an item has no separate connection. */
public final class ConnectionCutException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ConnectionCutException() {
    super("cut", null, false, false);
  }
}
