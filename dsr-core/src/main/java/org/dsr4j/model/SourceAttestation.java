package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * A person's word, for one request, that they looked where no application can: a manual step of
 * reading was done. {@link #toString()} names nobody.
 *
 * @param source the source's id, or {@code instance/id} where several adapters declare it
 * @param by who says so
 * @param on the day, in the controller's own time zone
 * @param note what was found, and where it is kept; stands in the report and in the package's
 *     manifest only
 */
public record SourceAttestation(String source, String by, LocalDate on, String note) {

  /**
   * Checks that nothing is blank.
   *
   * @param source see {@link #source()}
   * @param by see {@link #by()}
   * @param on see {@link #on()}
   * @param note see {@link #note()}
   * @throws DsrException with {@link DsrError#INCOMPLETE_REQUEST} when something is blank, {@link
   *     DsrError#INVALID_ID} when the source's id is not well formed
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
          DsrError.INCOMPLETE_REQUEST, "An attestation needs who gives it and a note");
    }
  }

  /**
   * A word about one source of one adapter.
   *
   * @param source the source
   * @param by who says so
   * @param on the day
   * @param note what was found, and where it is kept
   */
  public SourceAttestation(SourceRef source, String by, LocalDate on, String note) {
    this(source.toString(), by, on, note);
  }

  /**
   * Whether it is about a source.
   *
   * @param ref the source
   * @return true when its id, or instance and id, are named
   */
  public boolean isFor(SourceRef ref) {
    return source.equals(ref.source()) || source.equals(ref.toString());
  }

  @Override
  public String toString() {
    return "SourceAttestation[" + source + ", on=" + on + "]";
  }
}
