package org.dsr4j.spi.operator;

import java.util.function.Consumer;

/**
 * The journal of one case, held by one holder at a time, in this process or any other.
 *
 * <p>Thread-safe. After a failure of {@link #append(byte[])} it takes no more lines: what stands at
 * its end is not known until it is opened again.
 */
public interface Journal extends AutoCloseable {

  /** The longest line, in bytes without its line break: 8 MiB. */
  int MAX_LINE_BYTES = 8 * 1024 * 1024;

  /**
   * Reads all whole lines, in order; an unfinished last line is passed over.
   *
   * @param visitor is handed each line without its line break, and may keep the array
   * @throws org.dsr4j.model.DsrException with {@link org.dsr4j.model.DsrError#JOURNAL_BROKEN} when
   *     a line is longer than {@link #MAX_LINE_BYTES}, or {@link
   *     org.dsr4j.model.DsrError#JOURNAL_UNWRITABLE} when the journal cannot be read
   */
  void lines(Consumer<? super byte[]> visitor);

  /**
   * Adds a line. Once this returns, the line outlives the process and the machine's power.
   *
   * <p>An interrupt of the thread neither prevents nor undoes it.
   *
   * @param line at most {@link #MAX_LINE_BYTES} bytes, without any line break; not changed
   * @throws org.dsr4j.model.DsrException with {@link org.dsr4j.model.DsrError#JOURNAL_UNWRITABLE}
   *     when that cannot be guaranteed, or when the journal is closed
   */
  void append(byte[] line);

  /**
   * Drops an unfinished last line, left by a process that died while it was writing.
   *
   * @return how many bytes were dropped; 0 when the last line is whole
   * @throws org.dsr4j.model.DsrException with {@link org.dsr4j.model.DsrError#JOURNAL_UNWRITABLE}
   *     when it cannot be dropped
   */
  long truncateTail();

  /** Gives the journal up; harmless when done before. */
  @Override
  void close();
}
