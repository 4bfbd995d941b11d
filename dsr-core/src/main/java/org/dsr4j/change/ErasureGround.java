package org.dsr4j.change;

/** Why data must be erased (GDPR Art. 17(1)); every erasure names one. */
public enum ErasureGround {
  /** No longer necessary for what they were collected for (a). */
  NO_LONGER_NECESSARY("17(1)(a)"),
  /** Consent was withdrawn and nothing else permits the processing (b). */
  CONSENT_WITHDRAWN("17(1)(b)"),
  /** The person objected and nothing overrides that (c). */
  OBJECTION("17(1)(c)"),
  /** Processed unlawfully (d). */
  UNLAWFUL("17(1)(d)"),
  /** The law demands the erasure (e). */
  LEGAL_OBLIGATION("17(1)(e)"),
  /** Collected from a child for information society services (f). */
  CHILD("17(1)(f)");

  private final String article;

  ErasureGround(String article) {
    this.article = article;
  }

  /**
   * Where it stands in the regulation.
   *
   * @return for instance {@code 17(1)(a)}
   */
  public String article() {
    return article;
  }
}
