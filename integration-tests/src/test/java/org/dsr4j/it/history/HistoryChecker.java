package org.dsr4j.it.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.dsr4j.evidence.JournalEntryKind;
import org.dsr4j.it.support.StepCalls;
import org.dsr4j.model.CaseId;
import org.dsr4j.testkit.RecordedRequest;

/**
 * Checks the history of a tenant: the durable lines of all journals and the requests to the tenant,
 * in the order in which they happened. It knows nothing of the engine. Safe for several threads.
 */
public final class HistoryChecker {

  private static final Pattern RESTORATION =
      Pattern.compile("/directory/deletedItems/[^/]+/restore");

  private final Map<CaseId, CaseHistory> cases = new LinkedHashMap<>();
  private final Map<String, CaseId> appliedBy = new HashMap<>();
  private final Set<String> ownPlans = new HashSet<>();
  private final Set<String> otherPeople = new HashSet<>();
  private final List<Violation> violations = new ArrayList<>();
  private long intents;

  /** From now on only plans with these digests may be executed. */
  public synchronized void ownPlan(String digest) {
    ownPlans.add(digest);
  }

  /** An id that must not occur in any irreversible call. */
  public synchronized void otherPerson(String id) {
    otherPeople.add(id);
  }

  public synchronized List<Violation> violations() {
    return List.copyOf(violations);
  }

  /** Returns the violations and forgets them. */
  synchronized List<Violation> takeViolations() {
    List<Violation> taken = List.copyOf(violations);
    violations.clear();
    return taken;
  }

  /** Reports a violation that only the caller can see. */
  public synchronized void violated(Invariant invariant, String detail) {
    violations.add(new Violation(invariant, detail));
  }

  /** A journal without lines was created, in place of an earlier one of the same case. */
  public synchronized void created(CaseId caseId) {
    cases.remove(caseId);
  }

  /** Accepts a line that a crash would preserve. */
  public synchronized void durable(HistoryEntry entry) {
    CaseHistory file = cases.computeIfAbsent(entry.caseId(), id -> new CaseHistory());
    boolean next = file.isNext(entry.number());
    if (entry.kind() != JournalEntryKind.INTENT) {
      file.look();
    }
    if (Set.of(JournalEntryKind.APPROVED, JournalEntryKind.INTENT).contains(entry.kind())
        && !ownPlans.isEmpty()
        && !ownPlans.contains(entry.plan())) {
      violated(Invariant.OWN_PLAN, "a changed plan is executed: " + entry);
    }
    switch (entry.kind()) {
      case PLANNED -> file.plan(entry.plan());
      case APPROVED -> {
        if (!file.approve(entry.plan())) {
          violated(Invariant.APPROVAL_ONCE, "the plan was executed before: " + entry);
        }
      }
      case INTENT -> intend(file, entry);
      case RESULT, DRIFTED, POLLED -> file.end(entry);
      case WITHDRAWN -> file.withdraw();
      default -> {}
    }
    if (!next) {
      violated(Invariant.ONE_WRITER, "two lines have the same number: " + entry);
    }
  }

  /** The controller withdrew the case, or refused the request. */
  public synchronized void withdrawn(CaseId caseId) {
    cases.computeIfAbsent(caseId, id -> new CaseHistory()).withdraw();
  }

  private void intend(CaseHistory file, HistoryEntry entry) {
    if (file.isWithdrawn()) {
      violated(Invariant.NONE_AFTER_WITHDRAWAL, "begun after the withdrawal: " + entry);
    }
    file.intend(entry, ++intents);
  }

  /** Accepts an answered request of the engine or of somebody else. */
  public synchronized void answered(RecordedRequest request) {
    // The engine sends an id with each request; an administrator of a test does not.
    if (!request.clientRequestId().isEmpty() && StepCalls.isOfAnyKind(request)) {
      called(request);
    }
    if (request.method().equals("POST")
        && request.status() / 100 == 2
        && RESTORATION.matcher(request.path()).matches()) {
      cases.values().forEach(CaseHistory::restore);
    }
  }

  private void called(RecordedRequest request) {
    if (otherPeople.stream().anyMatch(request.path()::contains)) {
      violated(Invariant.OTHER_PEOPLE, "changes somebody else: " + text(request));
    }
    CaseId sender = null;
    CaseHistory.Intent newest = null;
    for (Map.Entry<CaseId, CaseHistory> file : cases.entrySet()) {
      CaseHistory.Intent intent = file.getValue().intentOf(request).orElse(null);
      if (intent != null && (newest == null || intent.order() > newest.order())) {
        sender = file.getKey();
        newest = intent;
      }
    }
    if (newest == null) {
      violated(Invariant.INTENT_FIRST, "sent without a durable intent: " + text(request));
    } else {
      intended(sender, cases.get(sender), newest, request);
    }
  }

  private void intended(
      CaseId id, CaseHistory file, CaseHistory.Intent intent, RecordedRequest request) {
    if (intent.irreversible()) {
      irreversible(id, file, intent, request);
    }
    if (request.status() / 100 == 2) {
      file.apply(intent, request);
    }
  }

  private void irreversible(
      CaseId id, CaseHistory file, CaseHistory.Intent intent, RecordedRequest request) {
    if (!file.isFirst(intent, request)) {
      violated(Invariant.IRREVERSIBLE_ONCE, "sent again: " + text(request));
    }
    if (file.isRestoredSince(intent)) {
      violated(Invariant.NONE_AFTER_RESTORATION, "sent after a restoration: " + text(request));
    }
    CaseId other = appliedBy.get(key(request));
    if (other != null && !other.equals(id)) {
      violated(Invariant.IRREVERSIBLE_ONCE_FOR_ALL_CASES, "another case sent it: " + text(request));
    }
    if (request.status() / 100 == 2) {
      appliedBy.put(key(request), id);
    }
  }

  /** The call with its target, which some calls name in their body. */
  static String key(RecordedRequest request) {
    return StepCalls.call(request) + " " + request.body();
  }

  private static String text(RecordedRequest request) {
    return StepCalls.call(request) + " -> " + request.status();
  }
}
