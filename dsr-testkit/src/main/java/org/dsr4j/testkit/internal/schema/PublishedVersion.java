package org.dsr4j.testkit.internal.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The two published versions of Graph. */
public enum PublishedVersion {
  /** Generally available. */
  V1("v1.0"),
  /** Preview. */
  BETA("beta");

  private final String segment;

  PublishedVersion(String segment) {
    this.segment = segment;
  }

  /** {@return the version as it is written in a URL} */
  public String segment() {
    return segment;
  }

  /**
   * {@return the version with this URL segment, or null}
   *
   * @param segment the URL segment
   */
  public static @Nullable PublishedVersion of(String segment) {
    for (PublishedVersion version : values()) {
      if (version.segment.equals(segment)) {
        return version;
      }
    }
    return null;
  }

  /**
   * {@return the version with this URL segment}
   *
   * @param segment the URL segment
   * @throws IllegalArgumentException when there is none
   */
  public static PublishedVersion require(String segment) {
    PublishedVersion version = of(segment);
    if (version == null) {
      throw new IllegalArgumentException("Graph has the versions v1.0 and beta, not " + segment);
    }
    return version;
  }

  /** {@return both versions} */
  public static List<PublishedVersion> both() {
    return List.of(V1, BETA);
  }
}
