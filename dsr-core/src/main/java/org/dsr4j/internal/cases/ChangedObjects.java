package org.dsr4j.internal.cases;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.dsr4j.change.PlannedStep;

/**
 * The objects that steps change. Two instances of one provider may reach the same object, so the
 * instance does not count.
 */
final class ChangedObjects {

  /** Ids of this form are unique across sources. */
  private static final Pattern GUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private static final Pattern BETWEEN_PARTS = Pattern.compile("[^0-9a-z-]+");

  private final Set<String> exact = new HashSet<>();
  private final Set<String> whole = new HashSet<>();
  private final Set<String> parts = new HashSet<>();

  ChangedObjects(List<PlannedStep> steps) {
    for (PlannedStep step : steps) {
      String target = step.target().toLowerCase(Locale.ROOT);
      exact.add(step.source().source() + " " + target);
      List<String> ids = ids(target);
      parts.addAll(ids);
      if (ids.size() == 1) {
        whole.addAll(ids);
      }
    }
  }

  private static List<String> ids(String target) {
    return BETWEEN_PARTS.splitAsStream(target).filter(GUID.asMatchPredicate()).toList();
  }

  /**
   * Returns whether both change the same object, or one changes an object of which the other
   * changes a part: an account and one of its sign-in methods.
   */
  boolean overlap(ChangedObjects other) {
    return !Collections.disjoint(exact, other.exact)
        || !Collections.disjoint(whole, other.parts)
        || !Collections.disjoint(parts, other.whole);
  }
}
