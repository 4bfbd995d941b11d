package org.dsr4j.internal.cases;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dsr4j.model.Gap;

/**
 * What the last verification saw in one source. A report follows from it, not from what the steps
 * claim.
 *
 * @param at when the source was searched
 * @param rows the records of the person that no step keeps
 * @param heldBack the records that match only weakly and that no step keeps
 * @param gaps why the search was not complete
 * @param undone the done steps whose effect does not exist any more or cannot be observed, with the
 *     reason
 */
public record Observation(
    Instant at, long rows, long heldBack, List<Gap> gaps, Map<String, Gap> undone) {

  public Observation {
    gaps = List.copyOf(gaps);
    undone = Collections.unmodifiableMap(new LinkedHashMap<>(undone));
  }

  @Override
  public String toString() {
    return "Observation[" + at + ", rows=" + (rows + heldBack) + "]";
  }
}
