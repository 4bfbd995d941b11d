package org.dsr4j.model;

/**
 * Is told what happens during a run.
 *
 * <p>Called on the engine's threads, also concurrently: implementations are thread-safe and quick.
 * What they throw is logged by class name and changes nothing.
 */
@FunctionalInterface
public interface RunListener {

  /** A listener that does nothing. */
  RunListener NONE = event -> {};

  /**
   * Is told of an event.
   *
   * @param event the event; no personal data
   */
  void onEvent(RunEvent event);
}
