package org.dsr4j.internal.evidence;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dsr4j.evidence.EvidenceProblem;
import org.dsr4j.internal.journal.ChainCheck;
import org.dsr4j.internal.journal.JournalLine;
import org.jspecify.annotations.Nullable;

/** Checks the sequence of entries: no attempt without approval, no result without intent. */
final class StepSequenceCheck {

  private final ChainCheck problems;
  private final Set<String> planned = new HashSet<>();
  private final Set<String> approved = new HashSet<>();
  private final Set<List<String>> intents = new HashSet<>();
  private @Nullable String plan;
  private boolean running;
  private boolean withdrawn;

  StepSequenceCheck(ChainCheck problems) {
    this.problems = problems;
  }

  void check(JournalLine line) {
    Map<String, String> facts = line.facts();
    switch (line.kind()) {
      case PLANNED -> plan(facts.get("plan"));
      case APPROVED -> approve(line);
      case RUN_STARTED -> running = true;
      case RUN_ENDED -> running = false;
      case WITHDRAWN -> withdrawn = true;
      case INTENT -> {
        attempt(line);
        requireNotWithdrawn(line);
        intents.add(step(facts));
      }
      case RESULT -> {
        attempt(line);
        if (!intents.contains(step(facts)) && !onlySeen(facts)) {
          problems.add(
              EvidenceProblem.Code.RESULT_WITHOUT_INTENT,
              line.number(),
              "The result of an attempt without a preceding intent");
        }
      }
      default -> {
        // Records an observation or a decision; does not change the sequence.
      }
    }
  }

  private void plan(@Nullable String digest) {
    plan = digest;
    if (digest != null) {
      planned.add(digest);
    }
  }

  private void approve(JournalLine line) {
    withdrawn = false;
    String digest = line.facts().get("plan");
    if (digest != null && planned.contains(digest) && !approved.add(digest)) {
      problems.add(
          EvidenceProblem.Code.APPROVAL_REUSED,
          line.number(),
          "An approval was used a second time for the same plan");
    }
  }

  /** After a withdrawal only the approval of another plan permits an attempt. */
  private void requireNotWithdrawn(JournalLine line) {
    if (withdrawn) {
      problems.add(
          EvidenceProblem.Code.INTENT_BEFORE_APPROVAL,
          line.number(),
          "A step was attempted after the case was withdrawn");
    }
  }

  /** Checks an attempt. Without a plan digest it belongs to the newest plan. */
  private void attempt(JournalLine line) {
    String named = line.facts().getOrDefault("plan", plan);
    if (named == null || !approved.contains(named)) {
      problems.add(
          EvidenceProblem.Code.INTENT_BEFORE_APPROVAL,
          line.number(),
          "A step was attempted before its plan was approved");
    }
  }

  /**
   * Returns whether the result is an observation before any attempt: already done or not yet
   * possible, never DONE.
   */
  private static boolean onlySeen(Map<String, String> facts) {
    return "0".equals(facts.get("attempt")) && !"DONE".equals(facts.get("state"));
  }

  private static List<String> step(Map<String, String> facts) {
    return List.of(facts.getOrDefault("step", ""), facts.getOrDefault("attempt", ""));
  }

  boolean runUnfinished() {
    return running;
  }
}
