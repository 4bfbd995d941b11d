package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.dsr4j.model.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * A step that software cannot do. A person does it and attests it; the request is not complete
 * before.
 *
 * @param id unique in the plan, without personal data
 * @param source the source of the step
 * @param where the place, for example on the device, on-premises or in the portal
 * @param instruction what the person must do; no personal data
 * @param before the phase that waits, with all later phases, until the step is attested; null when
 *     no step waits for it
 * @param objects the keys of the records that the person must delete, at most 50, empty when the
 *     library cannot read them: personal data
 */
public record ManualStep(
    String id,
    SourceRef source,
    String where,
    String instruction,
    @Nullable ChangePhase before,
    List<String> objects) {

  /**
   * Rejects null values.
   *
   * @param id not null
   * @param source not null
   * @param where not null
   * @param instruction not null
   * @param before may be null
   * @param objects not null; copied
   */
  public ManualStep {
    requireNonNull(id, "id");
    requireNonNull(source, "source");
    requireNonNull(where, "where");
    requireNonNull(instruction, "instruction");
    objects = List.copyOf(objects);
  }

  /**
   * Creates a step without objects.
   *
   * @param id not null
   * @param source not null
   * @param where not null
   * @param instruction not null
   * @param before may be null
   */
  public ManualStep(
      String id, SourceRef source, String where, String instruction, @Nullable ChangePhase before) {
    this(id, source, where, instruction, before, List.of());
  }

  @Override
  public String toString() {
    return "ManualStep[" + id + ", " + source + "]";
  }
}
