package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * What the controller decided on a request, and why (Microsoft's guide, step 1: find and review
 * first, decide second; GDPR Art. 12(4)).
 *
 * @param verdict grant, grant in part, or refuse
 * @param reason why; shown in the plan and in the evidence, so without personal data
 * @param by who decided
 * @param on the day, in the controller's own time zone
 */
public record Decision(Verdict verdict, String reason, String by, LocalDate on) {

  /** The verdicts. */
  public enum Verdict {
    /** Do what the person asked for. */
    GRANT,
    /** Do part of it; exemptions say what is kept. */
    PARTLY,
    /** Do nothing. */
    REFUSE
  }

  /**
   * Checks that nothing is blank.
   *
   * @param verdict see {@link #verdict()}
   * @param reason see {@link #reason()}
   * @param by see {@link #by()}
   * @param on see {@link #on()}
   * @throws DsrException with {@link DsrError#INCOMPLETE_REQUEST} when something is blank
   */
  public Decision {
    requireNonNull(verdict, "verdict");
    requireNonNull(on, "on");
    if (reason.isBlank() || by.isBlank()) {
      throw new DsrException(
          DsrError.INCOMPLETE_REQUEST, "A decision needs a reason and who decided");
    }
  }

  /**
   * Grants a request in full.
   *
   * @param reason why
   * @param by who decided
   * @param on the day
   * @return the decision
   */
  public static Decision grant(String reason, String by, LocalDate on) {
    return new Decision(Verdict.GRANT, reason, by, on);
  }

  /**
   * Grants a request in part.
   *
   * @param reason why, and why not in full
   * @param by who decided
   * @param on the day
   * @return the decision
   */
  public static Decision partly(String reason, String by, LocalDate on) {
    return new Decision(Verdict.PARTLY, reason, by, on);
  }

  /**
   * Refuses a request.
   *
   * @param reason why
   * @param by who decided
   * @param on the day
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
