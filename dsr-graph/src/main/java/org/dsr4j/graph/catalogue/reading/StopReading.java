package org.dsr4j.graph.catalogue.reading;

/** Ends a list before its last row. */
final class StopReading extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StopReading() {
    super("enough", null, false, false);
  }
}
