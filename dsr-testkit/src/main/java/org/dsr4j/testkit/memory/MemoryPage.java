package org.dsr4j.testkit.memory;

import java.util.List;

/**
 * A part of an answer.
 *
 * @param rows the rows
 * @param next where the answer goes on
 * @param last whether it ends here
 */
record MemoryPage(List<MemoryRow> rows, Position next, boolean last) {

  /**
   * A place in an answer.
   *
   * @param index the next row in the service's order
   * @param sent how many rows were sent before
   */
  record Position(int index, int sent) {
    static final Position START = new Position(0, 0);
  }

  /** The same rows, with more promised. */
  MemoryPage asIncomplete() {
    return new MemoryPage(rows, next, false);
  }
}
