package org.dsr4j.spi.operator;

import java.util.function.Consumer;

/**
 * The journal of one case. At most one holder has it open, across all processes.
 *
 * <p>Thread-safe. After a failure of {@link #append(byte[])} it accepts no more lines: the content
 * of its last line is unknown until the journal is opened again.
 */
public interface Journal extends AutoCloseable {

  /**
   * The maximum length of a line, in bytes without its line break: 40 MiB. The longest lines hold
   * plans; a plan with the ids of 60,000 rows has about 12 MiB.
   */
  int MAX_LINE_BYTES = 40 * 1024 * 1024;

  /**
   * Reads all complete lines in order; an incomplete last line is skipped.
   *
   * @param visitor receives each line without its line break, and may keep the array
   * @throws org.dsr4j.model.DsrException with {@link org.dsr4j.model.DsrError#JOURNAL_BROKEN} when
   *     a line is longer than {@link #MAX_LINE_BYTES}, or {@link
   *     org.dsr4j.model.DsrError#JOURNAL_UNWRITABLE} when the journal cannot be read
   */
  void lines(Consumer<? super byte[]> visitor);

  /**
   * Appends a line. When this method returns, the line is durable, also after a power failure.
   *
   * <p>An interrupt of the thread neither prevents nor undoes the write. Before the write, the
   * journal is compared with what this holder read and wrote. If it differs, or if the holder no
   * longer excludes others, nothing is written.
   *
   * @param line at most {@link #MAX_LINE_BYTES} bytes, without a line break; not modified
   * @throws org.dsr4j.model.DsrException with {@link org.dsr4j.model.DsrError#JOURNAL_UNWRITABLE}
   *     when the line is not guaranteed to be durable, or when the journal is closed, or {@link
   *     org.dsr4j.model.DsrError#JOURNAL_FORKED} when somebody else wrote, replaced or unlocked the
   *     journal
   */
  void append(byte[] line);

  /**
   * Removes an incomplete last line that a process left when it died during a write.
   *
   * @return the number of removed bytes; 0 when the last line is complete
   * @throws org.dsr4j.model.DsrException with {@link org.dsr4j.model.DsrError#JOURNAL_UNWRITABLE}
   *     when it cannot be removed
   */
  long truncateTail();

  /** Closes the journal so that another holder can open it. Idempotent. */
  @Override
  void close();
}
