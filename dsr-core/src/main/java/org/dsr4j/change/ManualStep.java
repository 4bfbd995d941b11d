package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import org.dsr4j.model.SourceRef;

/**
 * What software cannot do: a person does it and attests it; as long as nobody does, the request is
 * not complete.
 *
 * @param id unique in the plan, without personal data
 * @param source the source it belongs to
 * @param where on the device, on-premises, in the portal
 * @param instruction what to do there; no personal data
 */
public record ManualStep(String id, SourceRef source, String where, String instruction) {

  /**
   * Checks for nulls.
   *
   * @param id see {@link #id()}
   * @param source see {@link #source()}
   * @param where see {@link #where()}
   * @param instruction see {@link #instruction()}
   */
  public ManualStep {
    requireNonNull(id, "id");
    requireNonNull(source, "source");
    requireNonNull(where, "where");
    requireNonNull(instruction, "instruction");
  }
}
