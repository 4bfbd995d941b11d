package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.SourceCategory;

/**
 * A category of data that is kept although other data are erased (GDPR Art. 17(3)).
 *
 * @param category the category that is kept
 * @param basis the legal basis
 * @param reference the law, contract or case; no personal data
 * @param authorisedBy the person who authorised it
 * @param until the last day on which the data are kept
 */
public record Exemption(
    SourceCategory category,
    ExemptionBasis basis,
    String reference,
    String authorisedBy,
    LocalDate until) {

  /**
   * Rejects null and blank values.
   *
   * @param category not null
   * @param basis not null
   * @param reference not blank
   * @param authorisedBy not blank
   * @param until not null
   * @throws DsrException with {@link DsrError#INCOMPLETE_ORDER} when something is blank
   */
  public Exemption {
    requireNonNull(category, "category");
    requireNonNull(basis, "basis");
    requireNonNull(until, "until");
    if (reference.isBlank() || authorisedBy.isBlank()) {
      throw new DsrException(
          DsrError.INCOMPLETE_ORDER,
          "An exemption needs a reference and the person who authorised it");
    }
  }

  @Override
  public String toString() {
    return "Exemption[" + category + ", " + basis.article() + ", until=" + until + "]";
  }
}
