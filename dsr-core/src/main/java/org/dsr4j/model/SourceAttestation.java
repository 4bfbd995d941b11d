package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * A person's attestation, for one request, that they read a source which no application can read.
 * {@link #toString()} shows no names.
 *
 * @param source the id of the source, or {@code instance/id} when several adapters declare it
 * @param by the person who attests
 * @param on the day, in the controller's time zone
 * @param note what was found, and where it is stored; appears only in the report and in the
 *     manifest of the package
 * @param nothingFound whether the person found no data; a plan of an erasure then needs no manual
 *     step for the source
 */
public record SourceAttestation(
    String source, String by, LocalDate on, String note, boolean nothingFound) {

  /**
   * Rejects null and blank values.
   *
   * @param source not null
   * @param by not blank
   * @param on not null
   * @param note not blank
   * @param nothingFound any value
   * @throws DsrException with {@link DsrError#INCOMPLETE_REQUEST} when a value is blank, {@link
   *     DsrError#INVALID_ID} when the id of the source is malformed
   */
  public SourceAttestation {
    int slash = source.indexOf('/');
    SourceRef.checkId(source.substring(slash + 1));
    if (slash >= 0) {
      SourceRef.checkId(source.substring(0, slash));
    }
    requireNonNull(on, "on");
    if (by.isBlank() || note.isBlank()) {
      throw new DsrException(
          DsrError.INCOMPLETE_REQUEST, "An attestation needs the person who attests and a note");
    }
  }

  /**
   * Creates an attestation that says nothing about whether data were found.
   *
   * @param source the id of the source, or {@code instance/id}
   * @param by the person who attests
   * @param on the day of the attestation
   * @param note what was found, and where it is stored
   */
  public SourceAttestation(String source, String by, LocalDate on, String note) {
    this(source, by, on, note, false);
  }

  /**
   * Returns an attestation that a person read the source and found no data.
   *
   * @param source the id of the source, or {@code instance/id}
   * @param by the person who attests
   * @param on the day on which the person read it
   * @return the attestation
   */
  public static SourceAttestation nothingFound(String source, String by, LocalDate on) {
    return new SourceAttestation(source, by, on, "nothing found", true);
  }

  /**
   * Creates an attestation for one source of one adapter, which says nothing about whether data
   * were found.
   *
   * @param source the source
   * @param by the person who attests
   * @param on the day of the attestation
   * @param note what was found, and where it is stored
   */
  public SourceAttestation(SourceRef source, String by, LocalDate on, String note) {
    this(source.toString(), by, on, note, false);
  }

  /**
   * Returns whether the attestation is for a source.
   *
   * @param ref the source
   * @return true when it names the id, or the instance and the id
   */
  public boolean isFor(SourceRef ref) {
    return source.equals(ref.source()) || source.equals(ref.toString());
  }

  @Override
  public String toString() {
    return "SourceAttestation[" + source + ", on=" + on + "]";
  }
}
