package org.dsr4j.spi;

/**
 * Reads a source. Discover, export and audit share one implementation, so that an export contains
 * exactly the records that a discovery finds.
 */
public interface ReadAction {

  /**
   * Reads one source for one or more people and passes their records to the sink as they arrive.
   *
   * <p>The engine calls this on its own threads, for different sources at the same time. An adapter
   * reports a known error as a gap in the outcome. An exception is recorded as a failure of this
   * source only. Records that were passed before an error stay delivered.
   *
   * @param task the source and the people
   * @param sink receives the records
   * @return the gaps that prevented a complete read; the engine counts the records
   */
  ReadOutcome read(ReadTask task, RecordSink sink);
}
