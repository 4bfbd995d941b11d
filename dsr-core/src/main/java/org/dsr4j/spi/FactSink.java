package org.dsr4j.spi;

import org.dsr4j.model.Identity;

/** Receives the facts that an adapter saw about sources that only people read. */
public interface FactSink {

  /**
   * Adds a fact that shows that a source holds no data about a person.
   *
   * @param subject the person
   * @param source the id of a source of the task
   * @param fact what was seen and by which request; one sentence without personal data
   */
  void absent(Identity subject, String source, String fact);

  /**
   * Adds a fact that shows that the source is in use for a person. It contradicts a tenant profile
   * that says the opposite, and comes before every fact that shows an absence.
   *
   * @param subject the person
   * @param source the id of a source of the task
   * @param fact what was seen and by which request; one sentence without personal data
   */
  void present(Identity subject, String source, String fact);
}
