package org.dsr4j.testkit.memory;

import java.util.List;

/**
 * A part of an answer.
 *
 * @param rows the rows
 * @param next where the answer continues
 * @param last whether this is the last part
 */
record MemoryPage(List<MemoryRow> rows, Position next, boolean last) {

  /**
   * A position in an answer.
   *
   * @param index the next row in the service's order
   * @param sent how many rows were sent before
   */
  record Position(int index, int sent) {
    static final Position START = new Position(0, 0);
  }

  /** The same rows, marked as not the last part. */
  MemoryPage asIncomplete() {
    return new MemoryPage(rows, next, false);
  }
}
