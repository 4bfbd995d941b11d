package org.dsr4j.it.simulation;

/** Ends a killed process. Whoever catches it meets the next one at the next write or call. */
final class Kill extends Error {

  private static final long serialVersionUID = 1L;

  Kill() {
    super("killed", null, false, false);
  }
}
