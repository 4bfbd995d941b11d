package org.dsr4j.change;

/** The legal bases for keeping data in spite of an erasure request (GDPR Art. 17(3)). */
public enum ExemptionBasis {
  /** Freedom of expression and information (a). */
  EXPRESSION("17(3)(a)"),
  /** A legal obligation, or a task in the public interest (b). */
  LEGAL_OBLIGATION("17(3)(b)"),
  /** Public health (c). */
  PUBLIC_HEALTH("17(3)(c)"),
  /** Archiving, research or statistics that the erasure would seriously impair (d). */
  ARCHIVING("17(3)(d)"),
  /** Legal claims (e). */
  LEGAL_CLAIMS("17(3)(e)");

  private final String article;

  ExemptionBasis(String article) {
    this.article = article;
  }

  /**
   * The article in the regulation.
   *
   * @return for example {@code 17(3)(e)}
   */
  public String article() {
    return article;
  }
}
