package org.dsr4j.spi;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identity;
import org.jspecify.annotations.Nullable;

/**
 * What kept a source from being read in full: nothing, or some parts.
 *
 * <p>Says nothing about how much was found; the engine counts that. Immutable.
 *
 * @param gaps what could not be read; empty means read to the end for every subject
 */
public record ReadOutcome(List<SubjectGap> gaps) {

  private static final ReadOutcome COMPLETE = new ReadOutcome(List.of());

  /**
   * Copies.
   *
   * @param gaps see {@link #gaps()}
   */
  public ReadOutcome {
    gaps = List.copyOf(gaps);
  }

  /**
   * The source was read to its end for every subject.
   *
   * @return the outcome
   */
  public static ReadOutcome complete() {
    return COMPLETE;
  }

  /**
   * Something could not be read for any subject.
   *
   * @param gap what and why
   * @return the outcome
   */
  public static ReadOutcome incomplete(Gap gap) {
    return new ReadOutcome(List.of(new SubjectGap(null, gap)));
  }

  /**
   * This outcome with one more gap.
   *
   * @param subject the person it concerns, or null for all
   * @param gap what and why
   * @return a copy
   */
  public ReadOutcome withGap(@Nullable Identity subject, Gap gap) {
    List<SubjectGap> all = new ArrayList<>(gaps);
    all.add(new SubjectGap(subject, gap));
    return new ReadOutcome(all);
  }

  /**
   * Something that could not be read.
   *
   * @param subject the person it concerns, or null for all
   * @param gap what and why
   */
  public record SubjectGap(@Nullable Identity subject, Gap gap) {
    /**
     * Checks for nulls.
     *
     * @param subject see {@link #subject()}
     * @param gap see {@link #gap()}
     */
    public SubjectGap {
      requireNonNull(gap, "gap");
    }
  }
}
