package org.dsr4j.testkit.assertj;

import java.util.List;
import java.util.Optional;
import org.dsr4j.testkit.internal.text.Excerpt;
import org.dsr4j.testkit.internal.text.JsonTokens;

/** Contents in their order, compared token by token. */
final class ContentList {

  private ContentList() {}

  /** The first difference, or empty when there is none. */
  static Optional<String> difference(List<String> expected, List<String> seen) {
    for (int i = 0; i < Math.min(expected.size(), seen.size()); i++) {
      String left = ContentAssert.text(ContentAssert.of(expected.get(i)));
      String right = seen.get(i);
      Optional<JsonTokens.Place> place = JsonTokens.difference(left, right);
      if (place.isPresent()) {
        return Optional.of(
            "that at index "
                + i
                + " differs at "
                + place.get().pointer()
                + ContentAssert.describeDifference(place.get(), left, right));
      }
    }
    if (expected.size() == seen.size()) {
      return Optional.empty();
    }
    boolean missing = expected.size() > seen.size();
    String first = (missing ? expected : seen).get(Math.min(expected.size(), seen.size()));
    return Optional.of(
        "there are "
            + seen.size()
            + " instead of "
            + expected.size()
            + "; the first "
            + (missing ? "missing" : "surplus")
            + " one is\n  "
            + Excerpt.of(first, 0).text());
  }
}
