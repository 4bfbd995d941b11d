package org.dsr4j.change;

/** The grounds for an erasure (GDPR Art. 17(1)); every erasure names one. */
public enum ErasureGround {
  /** The data are no longer necessary for their purpose (a). */
  NO_LONGER_NECESSARY("17(1)(a)"),
  /** The person withdrew the consent, and there is no other legal ground (b). */
  CONSENT_WITHDRAWN("17(1)(b)"),
  /** The person objected, and there are no overriding legitimate grounds (c). */
  OBJECTION("17(1)(c)"),
  /** The data were processed unlawfully (d). */
  UNLAWFUL("17(1)(d)"),
  /** A legal obligation requires the erasure (e). */
  LEGAL_OBLIGATION("17(1)(e)"),
  /** The data were collected from a child for information society services (f). */
  CHILD("17(1)(f)");

  private final String article;

  ErasureGround(String article) {
    this.article = article;
  }

  /**
   * The article in the regulation.
   *
   * @return for example {@code 17(1)(a)}
   */
  public String article() {
    return article;
  }
}
