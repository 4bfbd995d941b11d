package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * The controller's decision on a request and its reason (Microsoft's guide, step 1: find and review
 * the data before the decision; GDPR Art. 12(4)).
 *
 * @param verdict grant, grant in part, or refuse
 * @param reason the reason; shown in the plan and in the evidence, so without personal data
 * @param by the person who decided
 * @param on the day, in the controller's time zone
 */
public record Decision(Verdict verdict, String reason, String by, LocalDate on) {

  /** The possible verdicts. */
  public enum Verdict {
    /** Do what the person requested. */
    GRANT,
    /** Do a part of it; exemptions define what is kept. */
    PARTLY,
    /** Do not do it. */
    REFUSE
  }

  /**
   * Rejects null and blank values.
   *
   * @param verdict not null
   * @param reason not blank
   * @param by not blank
   * @param on not null
   * @throws DsrException with {@link DsrError#INCOMPLETE_REQUEST} when something is blank
   */
  public Decision {
    requireNonNull(verdict, "verdict");
    requireNonNull(on, "on");
    if (reason.isBlank() || by.isBlank()) {
      throw new DsrException(
          DsrError.INCOMPLETE_REQUEST, "A decision needs a reason and the person who decided");
    }
  }

  /**
   * Grants a request in full.
   *
   * @param reason the reason
   * @param by the person who decided
   * @param on the day of the decision
   * @return the decision
   */
  public static Decision grant(String reason, String by, LocalDate on) {
    return new Decision(Verdict.GRANT, reason, by, on);
  }

  /**
   * Grants a request in part.
   *
   * @param reason the reason for the grant, and for the restriction
   * @param by the person who decided
   * @param on the day of the decision
   * @return the decision
   */
  public static Decision partly(String reason, String by, LocalDate on) {
    return new Decision(Verdict.PARTLY, reason, by, on);
  }

  /**
   * Refuses a request.
   *
   * @param reason the reason
   * @param by the person who decided
   * @param on the day of the decision
   * @return the decision
   */
  public static Decision refuse(String reason, String by, LocalDate on) {
    return new Decision(Verdict.REFUSE, reason, by, on);
  }

  @Override
  public String toString() {
    return "Decision[" + verdict + ", on=" + on + "]";
  }
}
