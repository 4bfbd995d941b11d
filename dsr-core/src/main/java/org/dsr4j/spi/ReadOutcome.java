package org.dsr4j.spi;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identity;
import org.jspecify.annotations.Nullable;

/**
 * The gaps that prevented a complete read of a source.
 *
 * <p>A gap says what the read found out. The statuses ATTESTED, KEPT, REDIRECTED, FOLLOWS and
 * QUARANTINED belong to declarations, people and the engine: they are breaches of contract here.
 * SKIPPED is only for a setting of the operator, with a code of the adapter that names it.
 *
 * <p>Does not contain the number of records; the engine counts them. Immutable.
 *
 * @param gaps data that could not be read; empty when the source was read completely for every
 *     subject
 */
public record ReadOutcome(List<SubjectGap> gaps) {

  private static final ReadOutcome COMPLETE = new ReadOutcome(List.of());

  /**
   * Copies the collections.
   *
   * @param gaps not null; copied
   */
  public ReadOutcome {
    gaps = List.copyOf(gaps);
  }

  /**
   * Returns an outcome without gaps: the source was read completely for every subject.
   *
   * @return the outcome
   */
  public static ReadOutcome complete() {
    return COMPLETE;
  }

  /**
   * Returns an outcome with one gap that concerns all subjects.
   *
   * @param gap the missing data and the reason
   * @return the outcome
   */
  public static ReadOutcome incomplete(Gap gap) {
    return new ReadOutcome(List.of(new SubjectGap(null, gap)));
  }

  /**
   * Returns this outcome with one more gap.
   *
   * @param subject the person whom it concerns, or null for all
   * @param gap the missing data and the reason
   * @return a copy
   */
  public ReadOutcome withGap(@Nullable Identity subject, Gap gap) {
    List<SubjectGap> all = new ArrayList<>(gaps);
    all.add(new SubjectGap(subject, gap));
    return new ReadOutcome(all);
  }

  /**
   * A gap of one person or of all people.
   *
   * @param subject the person whom it concerns, or null for all
   * @param gap the missing data and the reason
   */
  public record SubjectGap(@Nullable Identity subject, Gap gap) {
    /**
     * Rejects null values.
     *
     * @param subject may be null
     * @param gap not null
     */
    public SubjectGap {
      requireNonNull(gap, "gap");
    }
  }
}
