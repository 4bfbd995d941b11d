package org.dsr4j.model;

/**
 * Receives the events of a run.
 *
 * <p>The engine calls it on its own threads, also concurrently: implementations must be thread-safe
 * and fast. An exception is logged by class name and has no other effect.
 */
@FunctionalInterface
public interface RunListener {

  /** A listener that does nothing. */
  RunListener NONE = event -> {};

  /**
   * Receives an event.
   *
   * @param event the event; no personal data
   */
  void onEvent(RunEvent event);
}
