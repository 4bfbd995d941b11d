package org.dsr4j.it;

import java.util.Map;

/** The sources of which Microsoft published examples that name nobody, and why that is so. */
final class KeylessExamples {

  /** The reason, by the source's id. */
  static final Map<String, String> REASONS = Map.of();

  private KeylessExamples() {}
}
