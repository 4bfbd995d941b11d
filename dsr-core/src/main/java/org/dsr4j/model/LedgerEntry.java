package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happened at one source in one run.
 *
 * <p>The status follows from the counts and parts; it cannot be set. Immutable.
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

  private LedgerEntry(
      SourceRef source,
      String title,
      Counts counts,
      long done,
      long already,
      List<Gap> parts,
      @Nullable SourceAttestation attestation) {
    this.source = requireNonNull(source, "source");
    this.title = requireNonNull(title, "title");
    this.found = counts.found();
    this.quarantined = counts.quarantined();
    this.duplicates = counts.duplicates();
    this.withheld = counts.withheld();
    this.done = done;
    this.alreadyDone = already;
    this.gaps = List.copyOf(parts);
    this.attestation = attestation;
  }

  /**
   * Creates an entry.
   *
   * @param source the source
   * @param title what is held there
   * @param counts what was counted while reading
   * @param parts what kept it from being read in full; empty when nothing did
   * @return the entry
   */
  public static LedgerEntry of(SourceRef source, String title, Counts counts, List<Gap> parts) {
    return new LedgerEntry(source, title, counts, 0, 0, parts, null);
  }

  /**
   * Creates an entry of a change.
   *
   * @param source the source
   * @param title what is held there
   * @param done steps that were done, or seen to have taken effect
   * @param already steps that had been done before
   * @param parts what is not done, or remains
   * @return the entry
   */
  public static LedgerEntry ofChange(
      SourceRef source, String title, long done, long already, List<Gap> parts) {
    return new LedgerEntry(source, title, Counts.NOTHING, done, already, parts, null);
  }

  /**
   * The same entry with the word of the person who did the manual step.
   *
   * @param word who looked, when, and what they noted
   * @return a copy
   */
  public LedgerEntry withAttestation(SourceAttestation word) {
    Counts counts = new Counts(found, quarantined, duplicates, withheld);
    return new LedgerEntry(
        source, title, counts, done, alreadyDone, gaps, requireNonNull(word, "attestation"));
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
   * What is held there, for people.
   *
   * @return the title
   */
  public String title() {
    return title;
  }

  /**
   * The worst of what happened.
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
    for (Gap part : gaps) {
      if (part.status() != LedgerStatus.NOT_APPLICABLE) {
        status = status.worse(part.status());
      } else if (status == LedgerStatus.NONE) {
        // "None" would claim that something was read.
        status = LedgerStatus.NOT_APPLICABLE;
      }
    }
    return status;
  }

  /**
   * Records delivered, also when the status says that more are missing.
   *
   * @return the number of records
   */
  public long found() {
    return found;
  }

  /**
   * Records that match weakly and are held back.
   *
   * @return the number of records
   */
  public long quarantined() {
    return quarantined;
  }

  /**
   * Byte-equal repetitions that were dropped.
   *
   * @return the number of records
   */
  public long duplicates() {
    return duplicates;
  }

  /**
   * Secret values that the service sent and that were withheld.
   *
   * @return count of values by path
   */
  public Map<String, Long> withheld() {
    return withheld;
  }

  /**
   * Steps of a change that were done here, or were seen to have taken effect.
   *
   * @return the number of steps
   */
  public long done() {
    return done;
  }

  /**
   * Steps of a change that had been done before.
   *
   * @return the number of steps
   */
  public long alreadyDone() {
    return alreadyDone;
  }

  /**
   * What kept the source from being read in full.
   *
   * @return empty when nothing did
   */
  public List<Gap> gaps() {
    return gaps;
  }

  /**
   * Who attested that the source was read by hand; may name people, so it belongs into no log.
   *
   * @return empty when nobody did, or nobody has to
   */
  public Optional<SourceAttestation> attestation() {
    return Optional.ofNullable(attestation);
  }

  @Override
  public String toString() {
    return source + ": " + status() + " " + found;
  }

  /**
   * What was counted while reading.
   *
   * @param found records delivered
   * @param quarantined records held back
   * @param duplicates byte-equal repetitions dropped
   * @param withheld secret values withheld, by path
   */
  public record Counts(long found, long quarantined, long duplicates, Map<String, Long> withheld) {

    /** Nothing was counted. */
    public static final Counts NOTHING = new Counts(0, 0, 0, Map.of());

    /**
     * Copies, keeping the order.
     *
     * @param found see {@link #found()}
     * @param quarantined see {@link #quarantined()}
     * @param duplicates see {@link #duplicates()}
     * @param withheld see {@link #withheld()}
     */
    public Counts {
      withheld = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(withheld));
    }
  }
}
