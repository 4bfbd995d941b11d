package org.dsr4j.internal.evidence;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dsr4j.evidence.EvidenceProblem;
import org.dsr4j.internal.journal.ChainCheck;
import org.dsr4j.internal.journal.JournalLine;
import org.jspecify.annotations.Nullable;

/** Follows what the entries tell: nothing is attempted unapproved, no result without intent. */
final class StepSequenceCheck {

  private final ChainCheck problems;
  private final Set<String> planned = new HashSet<>();
  private final Set<String> approved = new HashSet<>();
  private final Set<List<String>> intents = new HashSet<>();
  private @Nullable String plan;
  private boolean running;

  StepSequenceCheck(ChainCheck problems) {
    this.problems = problems;
  }

  void check(JournalLine line) {
    Map<String, String> facts = line.facts();
    switch (line.kind()) {
      case PLANNED -> plan(facts.get("plan"));
      case APPROVED -> approve(facts.get("plan"));
      case RUN_STARTED -> running = true;
      case RUN_ENDED -> running = false;
      case INTENT -> {
        attempt(line);
        intents.add(step(facts));
      }
      case RESULT -> {
        attempt(line);
        if (!intents.contains(step(facts)) && !onlySeen(facts)) {
          problems.add(
              EvidenceProblem.Code.RESULT_WITHOUT_INTENT,
              line.number(),
              "The result of an attempt that nobody announced");
        }
      }
      default -> {
        // Tells what was seen or decided, and changes nothing.
      }
    }
  }

  private void plan(@Nullable String digest) {
    plan = digest;
    if (digest != null) {
      planned.add(digest);
    }
  }

  private void approve(@Nullable String digest) {
    if (digest != null && planned.contains(digest)) {
      approved.add(digest);
    }
  }

  /** An attempt that names no plan belongs to the newest one. */
  private void attempt(JournalLine line) {
    String named = line.facts().getOrDefault("plan", plan);
    if (named == null || !approved.contains(named)) {
      problems.add(
          EvidenceProblem.Code.INTENT_BEFORE_APPROVAL,
          line.number(),
          "A step was attempted whose plan was not approved before");
    }
  }

  /** What was seen before any attempt: already so, or not yet to be tried; never "done". */
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
