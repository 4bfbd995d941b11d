package org.dsr4j.graph.model;

import org.dsr4j.model.Content;

/** Takes the rows of a listing as they come. */
@FunctionalInterface
public interface RowConsumer {

  /**
   * Takes one row; called on the thread that reads the listing.
   *
   * <p>What it throws ends the listing and reaches that caller untouched.
   *
   * @param row the row, token by token as it was sent
   */
  void row(Content row);

  /**
   * Whether the consumer drops rows that are equal byte by byte to one it has.
   *
   * <p>When a page has to be read again its rows come again. Unless the consumer says that it drops
   * them, the connection does, and remembers 32 to 64 bytes for each row of the listing for it.
   *
   * @return false, unless overridden
   */
  default boolean dropsDuplicates() {
    return false;
  }

  /**
   * Whether a row that is a bare text, number or truth value is taken as an object whose only
   * property {@code value} holds it. Otherwise such a row is an unexpected answer.
   *
   * @return false, unless overridden
   */
  default boolean acceptsBareValues() {
    return false;
  }
}
