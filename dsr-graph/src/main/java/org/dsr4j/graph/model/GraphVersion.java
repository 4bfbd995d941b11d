package org.dsr4j.graph.model;

/** The two versions of the Graph API. */
public enum GraphVersion {
  /** The version for general use. */
  V1("v1.0"),
  /** The preview version; it has places of personal data that v1.0 does not have. */
  BETA("beta");

  private final String segment;

  GraphVersion(String segment) {
    this.segment = segment;
  }

  /**
   * Returns the version as the first segment of a path.
   *
   * @return {@code v1.0} or {@code beta}
   */
  public String segment() {
    return segment;
  }
}
