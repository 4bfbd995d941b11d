package org.dsr4j.internal.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepDraft;

/** Sorts steps by phase, each after the steps for which it waits. */
final class StepOrder {

  /** A draft and the instance of the adapter that proposed it. */
  record Proposed(String instance, StepDraft draft) {}

  private final List<Proposed> open;
  private final Runnable unorderable;
  private final IdentityHashMap<StepDraft, String> ids = new IdentityHashMap<>();
  private final List<PlannedStep> ordered = new ArrayList<>();

  /** The second argument runs when the steps cannot be ordered. */
  StepOrder(List<Proposed> drafts, Runnable unorderable) {
    this.open = new ArrayList<>(drafts);
    this.open.sort(Comparator.comparing(each -> each.draft().phase()));
    this.unorderable = unorderable;
  }

  /** Returns the ordered steps, or none when they cannot be ordered. */
  List<PlannedStep> steps() {
    while (!open.isEmpty()) {
      Proposed next =
          open.stream()
              .filter(each -> each.draft().phase() == open.get(0).draft().phase())
              .filter(each -> ids.keySet().containsAll(each.draft().waitsFor()))
              .findFirst()
              .orElse(null);
      if (next == null) {
        unorderable.run();
        return List.of();
      }
      open.remove(next);
      place(next);
    }
    return List.copyOf(ordered);
  }

  private void place(Proposed next) {
    String id = String.format(Locale.ROOT, "%02d", ordered.size() + 1);
    List<String> waitsFor =
        next.draft().waitsFor().stream().map(ids::get).map(Objects::requireNonNull).toList();
    PlannedStep step = next.draft().planned(next.instance(), id, waitsFor);
    ids.put(next.draft(), step.id());
    ordered.add(step);
  }
}
