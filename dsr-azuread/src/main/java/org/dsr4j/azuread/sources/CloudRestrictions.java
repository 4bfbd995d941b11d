package org.dsr4j.azuread.sources;

import java.util.Set;

/** The clouds that lack a part of the directory, by their catalogue names. */
final class CloudRestrictions {

  static final Set<String> GOVSG = Set.of("govsg");

  /** Air-gapped clouds: few of the newer parts are known to exist there. */
  static final Set<String> ISOLATED = Set.of("us-nat", "us-sec", "govsg");

  /** Clouds without governance of roles, reviews and packages. */
  static final Set<String> WITHOUT_GOVERNANCE = Set.of("germany-delos", "govsg");

  /** Clouds without sign-in methods that a person registers. */
  static final Set<String> WITHOUT_METHODS = Set.of("france-bleu", "germany-delos", "govsg");

  /** Clouds without the methods that exist in some clouds only. */
  static final Set<String> WITH_FEW_METHODS =
      Set.of("china-mooncake", "france-bleu", "germany-delos", "govsg");

  /** All clouds except the global one. */
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
