package org.dsr4j.change;

/** Why data may be kept although the person wants them erased (GDPR Art. 17(3)). */
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
   * Where it stands in the regulation.
   *
   * @return for instance {@code 17(3)(e)}
   */
  public String article() {
    return article;
  }
}
