package org.dsr4j.spi.operator;

import java.util.function.Consumer;

/**
 * Stores a log of all cases: one line when a case is created and one line each time a journal with
 * new entries is closed. With the log, a case whose journal and anchor were deleted is noticed.
 *
 * <p>Lines are only appended, never changed or removed. They contain no personal data. Store the
 * log where a person who can write the journals cannot change it. Implementations are thread-safe,
 * may be shared by several processes, and throw {@link org.dsr4j.model.DsrException} with {@link
 * org.dsr4j.model.DsrError#JOURNAL_UNWRITABLE} when the storage fails.
 */
public interface JournalLog {

  /** The maximum length of a line in bytes: 4 KiB. */
  int MAX_LINE_BYTES = 4 * 1024;

  /**
   * Appends a line. When this method returns, the line is durable.
   *
   * @param line at most {@link #MAX_LINE_BYTES} bytes, without a line break; not modified
   */
  void append(byte[] line);

  /**
   * Reads all lines in order; an incomplete last line is skipped.
   *
   * @param visitor receives each line without its line break, and may keep the array
   */
  void lines(Consumer<? super byte[]> visitor);
}
