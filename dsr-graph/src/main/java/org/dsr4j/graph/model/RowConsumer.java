package org.dsr4j.graph.model;

import org.dsr4j.model.Content;

/** Receives the rows of a list. */
@FunctionalInterface
public interface RowConsumer {

  /**
   * Receives one row, on the thread that reads the list.
   *
   * <p>An exception ends the list; the caller receives it unchanged.
   *
   * @param row the row, token by token as the service sent it
   */
  void row(Content row);

  /**
   * Whether the consumer itself drops rows that are equal byte by byte to an earlier row.
   *
   * <p>When a page must be read again, its rows arrive again. If this method returns false, the
   * connection drops the repeated rows and stores 32 to 64 bytes for each row of the list.
   *
   * @return false by default
   */
  default boolean dropsDuplicates() {
    return false;
  }

  /**
   * Whether a row that is a plain text, number or boolean is passed as an object with the single
   * property {@code value}. If false, such a row is an unexpected response.
   *
   * @return false by default
   */
  default boolean acceptsBareValues() {
    return false;
  }
}
