package org.dsr4j.spi;

/**
 * Looks for facts about sources that only people read.
 *
 * <p>A service often shows whether such a source can hold data at all: which subscriptions the
 * tenant has, whether the account is synchronised, which devices the person has. A fact that was
 * seen answers for the person; a fact that could not be read completely answers nothing.
 */
public interface FactAction {

  /**
   * Looks for facts. Reads only; is called at most once in a run, on a thread of the run.
   *
   * <p>An exception ends the look; facts that were added before count.
   *
   * @param task the sources and the people
   * @param sink receives the facts
   */
  void look(FactTask task, FactSink sink);
}
