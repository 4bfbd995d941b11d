package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.SourceCategory;

/**
 * A category of data that is kept although the rest is erased (GDPR Art. 17(3)).
 *
 * @param category what is kept
 * @param basis on what ground
 * @param reference the law, contract or case that says so; no personal data
 * @param authorisedBy who decided it
 * @param until the day after which it is not kept any longer
 */
public record Exemption(
    SourceCategory category,
    ExemptionBasis basis,
    String reference,
    String authorisedBy,
    LocalDate until) {

  /**
   * Checks that nothing is blank.
   *
   * @param category see {@link #category()}
   * @param basis see {@link #basis()}
   * @param reference see {@link #reference()}
   * @param authorisedBy see {@link #authorisedBy()}
   * @param until see {@link #until()}
   * @throws DsrException with {@link DsrError#INCOMPLETE_ORDER} when something is blank
   */
  public Exemption {
    requireNonNull(category, "category");
    requireNonNull(basis, "basis");
    requireNonNull(until, "until");
    if (reference.isBlank() || authorisedBy.isBlank()) {
      throw new DsrException(
          DsrError.INCOMPLETE_ORDER, "An exemption needs a reference and who authorised it");
    }
  }

  @Override
  public String toString() {
    return "Exemption[" + category + ", " + basis.article() + ", until=" + until + "]";
  }
}
