package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * The verification that the requester is the data subject or may act for them (GDPR Art. 12(6)).
 *
 * @param by the person who checked
 * @param method the method, as text or as a reference to a file; no copy of a document
 * @param on the day of the check, in the controller's time zone
 */
public record IdentityCheck(String by, String method, LocalDate on) {

  /**
   * Rejects null and blank values.
   *
   * @param by not blank
   * @param method not blank
   * @param on not null
   * @throws DsrException with {@link DsrError#INCOMPLETE_REQUEST} when something is blank
   */
  public IdentityCheck {
    requireNonNull(on, "on");
    if (by.isBlank() || method.isBlank()) {
      throw new DsrException(
          DsrError.INCOMPLETE_REQUEST,
          "An identity check needs the person who checked and the method");
    }
  }

  /**
   * Creates an identity check.
   *
   * @param by the person who checked
   * @param method the method
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
