package org.dsr4j.spi;

/**
 * Reads a source. Discovering, exporting and auditing share one implementation, so that what was
 * found is what is handed out.
 */
public interface ReadAction {

  /**
   * Reads one source for one or more people and pushes their records into the sink as they come.
   *
   * <p>Called on the engine's threads, for different sources at once. A fault that the adapter can
   * name is a part of the outcome; what it throws is recorded as a failure of this source only.
   * Records pushed before a fault stay delivered.
   *
   * @param task what to read and for whom
   * @param sink where to push records
   * @return what kept the source from being read in full; success is counted by the engine
   */
  ReadOutcome read(ReadTask task, RecordSink sink);
}
