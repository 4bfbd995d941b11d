package org.dsr4j.it.history;

/**
 * A broken invariant.
 *
 * @param detail what happened, for the person who reads the test result
 */
public record Violation(Invariant invariant, String detail) {

  @Override
  public String toString() {
    return invariant + ": " + detail;
  }
}
