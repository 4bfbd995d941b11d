package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;

/**
 * One answer of a {@link TenantProfile}: the organisation does not use a place, or the objects in
 * which it keeps data there. {@link #toString()} shows no names.
 *
 * @param about the id of a source, {@code instance/id}, or a {@linkplain SourceDescriptor#service()
 *     service} to which several sources belong
 * @param unused why the place holds no data; empty when it is used
 * @param used the objects in which the place holds data; empty when it is not used
 * @param by who reviewed the answer; a role is better than a name, because it appears in ledgers
 * @param on the day of the review, in the controller's time zone
 * @param until the last day on which the answer counts, at most 366 days after the review
 */
public record ProfileAnswer(
    String about, String unused, List<Used> used, String by, LocalDate on, LocalDate until) {

  static final int MOST_DAYS = 366;
  static final int MOST_OBJECTS = 100;
  private static final int MOST_CHARACTERS = 1000;

  /**
   * Copies the objects and rejects incomplete answers.
   *
   * @param about a well-formed id
   * @param unused a reason, or empty
   * @param used not null; copied
   * @param by not blank
   * @param on not null
   * @param until not null
   * @throws DsrException with {@link DsrError#PROFILE_INVALID}
   */
  public ProfileAnswer {
    requireNonNull(about, "about");
    used = List.copyOf(used);
    String where = SourceRef.wellFormed(about.replaceFirst("/", "-")) ? "'" + about + "'" : "?";
    if (where.equals("?")) {
      throw invalid(where, "'about' is not the id of a source or of a service");
    }
    if (unused.isBlank() == used.isEmpty()) {
      throw invalid(where, "give either the reason in 'notUsed' or the objects in 'used'");
    }
    if (!fits(by) || !(unused.isEmpty() || fits(unused))) {
      throw invalid(where, "a text is blank, has control characters or more than 1000 characters");
    }
    if (used.size() > MOST_OBJECTS) {
      throw invalid(where, "more than " + MOST_OBJECTS + " objects");
    }
    if (until.isBefore(on) || until.isAfter(on.plusDays(MOST_DAYS))) {
      throw invalid(where, "'validUntil' must be 0 to " + MOST_DAYS + " days after 'reviewedOn'");
    }
  }

  private static boolean fits(String text) {
    return !text.isBlank()
        && text.length() <= MOST_CHARACTERS
        && text.chars().noneMatch(Character::isISOControl);
  }

  private static DsrException invalid(String about, String why) {
    return new DsrException(
        DsrError.PROFILE_INVALID, "The answer about " + about + " of the tenant profile: " + why);
  }

  /**
   * Returns an answer: the organisation does not use the place.
   *
   * @param about the id of a source, {@code instance/id}, or a service
   * @param reason why the place holds no data
   * @param by who reviewed it
   * @param on the day of the review
   * @param until the last valid day
   * @return the answer
   */
  public static ProfileAnswer notUsed(
      String about, String reason, String by, LocalDate on, LocalDate until) {
    return new ProfileAnswer(about, reason, List.of(), by, on, until);
  }

  /**
   * Returns an answer: the organisation uses the place, and keeps data in these objects.
   *
   * @param about the id of a source, {@code instance/id}, or a service
   * @param objects the objects, at least one
   * @param by who reviewed it
   * @param on the day of the review
   * @param until the last valid day
   * @return the answer
   */
  public static ProfileAnswer used(
      String about, List<Used> objects, String by, LocalDate on, LocalDate until) {
    return new ProfileAnswer(about, "", objects, by, on, until);
  }

  /**
   * Returns whether the answer concerns a source by its own id.
   *
   * @param ref the source
   * @return true when it names the id, or the instance and the id
   */
  public boolean isAbout(SourceRef ref) {
    return about.equals(ref.source()) || about.equals(ref.toString());
  }

  /**
   * Returns whether the answer counts on a day.
   *
   * @param day the day
   * @return false after {@link #until()}
   */
  public boolean countsOn(LocalDate day) {
    return !day.isAfter(until);
  }

  /**
   * Returns who gave the answer and when, for ledgers.
   *
   * @return one phrase
   */
  public String origin() {
    return "reviewed by " + by + " on " + on + ", valid until " + until;
  }

  @Override
  public String toString() {
    return "ProfileAnswer[" + about + ", on=" + on + ", until=" + until + "]";
  }

  /**
   * An object that holds data: a workspace to which logs are exported, a connected partner.
   *
   * @param name the name by which people find it
   * @param note what it receives, and how long it keeps the data; possibly empty
   */
  public record Used(String name, String note) {

    /**
     * Rejects unsuitable texts.
     *
     * @param name 1 to 1000 characters
     * @param note at most 1000 characters
     * @throws DsrException with {@link DsrError#PROFILE_INVALID}
     */
    public Used {
      if (!fits(name) || !(note.isEmpty() || fits(note))) {
        throw invalid("?", "the name or the note of an object is blank or too long");
      }
    }
  }
}
