package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * Who verified, how and when, that the requester is the data subject or may act for them (GDPR Art.
 * 12(6)).
 *
 * @param by who checked
 * @param method how, in words or as a reference to a file; no copy of a document
 * @param on the day of the check, in the controller's own time zone
 */
public record IdentityCheck(String by, String method, LocalDate on) {

  /**
   * Checks that nothing is blank.
   *
   * @param by see {@link #by()}
   * @param method see {@link #method()}
   * @param on see {@link #on()}
   * @throws DsrException with {@link DsrError#INCOMPLETE_REQUEST} when something is blank
   */
  public IdentityCheck {
    requireNonNull(on, "on");
    if (by.isBlank() || method.isBlank()) {
      throw new DsrException(
          DsrError.INCOMPLETE_REQUEST, "An identity check needs who checked and by which method");
    }
  }

  /**
   * Records an identity check.
   *
   * @param by who checked
   * @param method how
   * @param on the day of the check
   * @return the identity check
   * @throws DsrException with {@link DsrError#INCOMPLETE_REQUEST} when something is blank
   */
  public static IdentityCheck of(String by, String method, LocalDate on) {
    return new IdentityCheck(by, method, on);
  }

  @Override
  public String toString() {
    return "IdentityCheck[on=" + on + "]";
  }
}
