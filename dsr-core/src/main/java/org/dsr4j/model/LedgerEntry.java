package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of one source in one run.
 *
 * <p>The status is computed from the counts and gaps; it cannot be set. Immutable.
 */
public final class LedgerEntry {

  private final SourceRef source;
  private final String title;
  private final long found;
  private final long quarantined;
  private final long duplicates;
  private final Map<String, Long> withheld;
  private final long done;
  private final long alreadyDone;
  private final List<Gap> gaps;
  private final @Nullable SourceAttestation attestation;
  private final @Nullable ProfileAnswer profileAnswer;

  private LedgerEntry(
      SourceRef source,
      String title,
      Counts counts,
      long done,
      long already,
      List<Gap> gaps,
      @Nullable SourceAttestation attestation,
      @Nullable ProfileAnswer profileAnswer) {
    this.source = requireNonNull(source, "source");
    this.title = requireNonNull(title, "title");
    this.found = counts.found();
    this.quarantined = counts.quarantined();
    this.duplicates = counts.duplicates();
    this.withheld = counts.withheld();
    this.done = done;
    this.alreadyDone = already;
    this.gaps = List.copyOf(gaps);
    this.attestation = attestation;
    this.profileAnswer = profileAnswer;
  }

  /**
   * Creates an entry of a read.
   *
   * @param source the source
   * @param title what the source holds
   * @param counts the counts of the read
   * @param gaps the gaps that prevented a complete read, possibly none
   * @return the entry
   */
  public static LedgerEntry of(SourceRef source, String title, Counts counts, List<Gap> gaps) {
    return new LedgerEntry(source, title, counts, 0, 0, gaps, null, null);
  }

  /**
   * Creates an entry of a change.
   *
   * @param source the source
   * @param title what the source holds
   * @param done the number of steps that were done, or whose effect was observed
   * @param already the number of steps that were already done before
   * @param gaps the gaps: steps that are not done, or data that remain
   * @return the entry
   */
  public static LedgerEntry ofChange(
      SourceRef source, String title, long done, long already, List<Gap> gaps) {
    return new LedgerEntry(source, title, Counts.NOTHING, done, already, gaps, null, null);
  }

  /**
   * Returns the same entry with the attestation of a manual step.
   *
   * @param attestation the person, the day and a note
   * @return a copy
   */
  public LedgerEntry withAttestation(SourceAttestation attestation) {
    return new LedgerEntry(
        source,
        title,
        counts(),
        done,
        alreadyDone,
        gaps,
        requireNonNull(attestation, "attestation"),
        profileAnswer);
  }

  /**
   * Returns the same entry with the answer of the tenant profile about the source.
   *
   * @param answer the answer, whether it counts or not
   * @return a copy
   */
  public LedgerEntry withProfileAnswer(ProfileAnswer answer) {
    return new LedgerEntry(
        source,
        title,
        counts(),
        done,
        alreadyDone,
        gaps,
        attestation,
        requireNonNull(answer, "answer"));
  }

  private Counts counts() {
    return new Counts(found, quarantined, duplicates, withheld);
  }

  /**
   * The source.
   *
   * @return the source
   */
  public SourceRef source() {
    return source;
  }

  /**
   * What the source holds, as text for people.
   *
   * @return the title
   */
  public String title() {
    return title;
  }

  /**
   * The status: the worst one of the counts and gaps.
   *
   * @return the status
   */
  public LedgerStatus status() {
    LedgerStatus status = found > 0 ? LedgerStatus.FOUND : LedgerStatus.NONE;
    if (alreadyDone > 0) {
      status = LedgerStatus.ALREADY_DONE;
    }
    if (done > 0) {
      status = LedgerStatus.DONE;
    }
    if (quarantined > 0) {
      status = status.worse(LedgerStatus.QUARANTINED);
    }
    for (Gap gap : gaps) {
      if (gap.status() != LedgerStatus.NOT_APPLICABLE) {
        status = status.worse(gap.status());
      } else if (status == LedgerStatus.NONE) {
        // NONE would claim that data were read.
        status = LedgerStatus.NOT_APPLICABLE;
      }
    }
    return status;
  }

  /**
   * The number of delivered records, also when the status reports missing records.
   *
   * @return the number of records
   */
  public long found() {
    return found;
  }

  /**
   * The number of quarantined records, which match only weakly.
   *
   * @return the number of records
   */
  public long quarantined() {
    return quarantined;
  }

  /**
   * The number of removed byte-equal duplicates.
   *
   * @return the number of records
   */
  public long duplicates() {
    return duplicates;
  }

  /**
   * The number of secret values that the service sent and that were withheld.
   *
   * @return number of values by path
   */
  public Map<String, Long> withheld() {
    return withheld;
  }

  /**
   * The number of steps that were done, or whose effect was observed.
   *
   * @return the number of steps
   */
  public long done() {
    return done;
  }

  /**
   * The number of steps that were already done before.
   *
   * @return the number of steps
   */
  public long alreadyDone() {
    return alreadyDone;
  }

  /**
   * The reasons why the source was not completely read or changed.
   *
   * @return empty when there are none
   */
  public List<Gap> gaps() {
    return gaps;
  }

  /**
   * The attestation that a person read the source manually. It may contain names, so it must not be
   * logged.
   *
   * @return empty when no one attested it, or no attestation is needed
   */
  public Optional<SourceAttestation> attestation() {
    return Optional.ofNullable(attestation);
  }

  /**
   * The answer of the tenant profile about the source. The status and the gaps say whether it
   * counts.
   *
   * @return empty when the profile has none, or none was needed
   */
  public Optional<ProfileAnswer> profileAnswer() {
    return Optional.ofNullable(profileAnswer);
  }

  @Override
  public String toString() {
    return source + ": " + status() + " " + found;
  }

  /**
   * The counts of a read.
   *
   * @param found delivered records
   * @param quarantined quarantined records
   * @param duplicates removed byte-equal duplicates
   * @param withheld withheld secret values, by path
   */
  public record Counts(long found, long quarantined, long duplicates, Map<String, Long> withheld) {

    /** All counts are zero. */
    public static final Counts NOTHING = new Counts(0, 0, 0, Map.of());

    /**
     * Copies the collections.
     *
     * @param found any value
     * @param quarantined any value
     * @param duplicates any value
     * @param withheld not null; copied
     */
    public Counts {
      withheld = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(withheld));
    }
  }
}
