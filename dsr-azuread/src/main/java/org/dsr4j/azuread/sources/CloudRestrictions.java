package org.dsr4j.azuread.sources;

import java.util.Set;

/** Clouds that lack a part of the directory, by their catalogue names. */
final class CloudRestrictions {

  static final Set<String> GOVSG = Set.of("govsg");

  /** Cut off from the internet: few of the newer parts are known to exist there. */
  static final Set<String> ISOLATED = Set.of("us-nat", "us-sec", "govsg");

  /** Without governance of roles, reviews and packages. */
  static final Set<String> WITHOUT_GOVERNANCE = Set.of("germany-delos", "govsg");

  /** Without any of the sign-in methods that a person registers. */
  static final Set<String> WITHOUT_METHODS = Set.of("france-bleu", "germany-delos", "govsg");

  /** Without those methods that only some clouds have. */
  static final Set<String> WITH_FEW_METHODS =
      Set.of("china-mooncake", "france-bleu", "germany-delos", "govsg");

  /** Every cloud but the global one. */
  static final Set<String> NATIONAL =
      Set.of(
          "us-gov-fairfax",
          "china-mooncake",
          "france-bleu",
          "germany-delos",
          "us-nat",
          "us-sec",
          "govsg");

  private CloudRestrictions() {}
}
