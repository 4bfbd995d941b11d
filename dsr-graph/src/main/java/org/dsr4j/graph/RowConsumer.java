package org.dsr4j.graph;

import org.dsr4j.model.Content;

/** Takes the rows of a listing as they come. */
@FunctionalInterface
public interface RowConsumer {

  /**
   * Takes one row; called on the thread that called {@link GraphConnection#rows}.
   *
   * <p>What it throws ends the listing and reaches that caller untouched.
   *
   * @param row the row, token by token as it was sent
   */
  void row(Content row);
}
