package org.dsr4j.testkit.internal.http;

/** Ends a batch, one of whose items was cut: an item has no connection of its own. */
final class CutOff extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CutOff() {
    super("cut", null, false, false);
  }
}
