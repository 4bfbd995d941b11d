package org.dsr4j.graph.model;

/** The two versions of the Graph API. */
public enum GraphVersion {
  /** The generally available one. */
  V1("v1.0"),
  /** The preview, which holds places of personal data that the other does not have. */
  BETA("beta");

  private final String segment;

  GraphVersion(String segment) {
    this.segment = segment;
  }

  /**
   * The version as the first segment of a path.
   *
   * @return {@code v1.0} or {@code beta}
   */
  public String segment() {
    return segment;
  }
}
