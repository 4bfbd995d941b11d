package org.dsr4j.it.history;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.it.support.StepCalls;
import org.dsr4j.testkit.RecordedRequest;

/** What the lines of one journal and its calls say about one case. */
final class CaseHistory {

  /** An intent without a result. */
  record Intent(
      String plan, int approval, String step, String kind, boolean irreversible, long order) {}

  private static final int NEVER = -1;

  private final Map<String, Intent> intents = new HashMap<>();
  private final Set<String> approvedPlans = new HashSet<>();
  private final Set<String> plans = new HashSet<>();
  private final Set<String> voidPlans = new HashSet<>();
  private final Set<String> applied = new HashSet<>();
  private int approvals;
  private int restoring = NEVER;
  private int restoredAfter = NEVER;
  private boolean deleted;
  private boolean withdrawn;
  private long lastNumber;

  /** Accepts a line; returns false when its number was written before. */
  boolean isNext(long number) {
    boolean next = number > lastNumber;
    lastNumber = Math.max(lastNumber, number);
    return next;
  }

  /** Returns false when the plan was approved before in this case. */
  boolean approve(String plan) {
    // A plan is replaced only when no step of it is in progress.
    intents.clear();
    withdrawn &= voidPlans.contains(plan);
    approvals++;
    return approvedPlans.add(plan);
  }

  void intend(HistoryEntry entry, long order) {
    String kind = entry.facts().getOrDefault("kind", "");
    intents.put(
        entry.step(),
        new Intent(
            entry.plan(),
            approvals,
            entry.step(),
            kind,
            Boolean.parseBoolean(entry.facts().get("irreversible")),
            order));
  }

  /** An unknown result is none: the call may still be on its way. */
  void end(HistoryEntry entry) {
    if (!entry.state().equals("UNKNOWN")) {
      intents.remove(entry.step());
    }
    if (Set.of("DONE", "ALREADY").contains(entry.state())
        && entry.step().endsWith("delete-account")) {
      deleted = true;
    }
  }

  void plan(String plan) {
    plans.add(plan);
  }

  /** Ends everything that has not begun, also the plans that nobody has approved yet. */
  void withdraw() {
    withdrawn = true;
    voidPlans.addAll(plans);
  }

  boolean isWithdrawn() {
    return withdrawn;
  }

  /** The newest intent whose step may send this request. */
  Optional<Intent> intentOf(RecordedRequest request) {
    return intents.values().stream()
        .filter(intent -> StepCalls.isOfKind(intent.kind(), request))
        .max(Comparator.comparingLong(Intent::order));
  }

  /** Returns false when this irreversible call took effect before under the same approval. */
  boolean isFirst(Intent intent, RecordedRequest request) {
    return !applied.contains(key(intent, request));
  }

  void apply(Intent intent, RecordedRequest request) {
    deleted |= intent.kind().equals("delete-account");
    if (intent.irreversible()) {
      applied.add(key(intent, request));
    }
  }

  private static String key(Intent intent, RecordedRequest request) {
    return intent.plan() + " " + intent.approval() + " " + HistoryChecker.key(request);
  }

  /** The account was restored; that ends all approvals so far if this case had deleted it. */
  void restore() {
    if (deleted) {
      restoring = approvals;
    }
  }

  /** A step that is looked at from now on sees what happened before. */
  void look() {
    restoredAfter = Math.max(restoredAfter, restoring);
  }

  boolean isRestoredSince(Intent intent) {
    return intent.approval() <= restoredAfter;
  }
}
