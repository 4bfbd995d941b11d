package org.dsr4j.testkit.internal.contract.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dsr4j.testkit.contract.Deviation;
import org.dsr4j.testkit.contract.Rule;
import org.jspecify.annotations.Nullable;

/** The findings of one test: violations of one rule, by source. Safe for use by several threads. */
public final class Findings {

  private static final int SHOWN = 20;

  private final Rule rule;
  private final List<Deviation> deviations;
  private final Map<String, List<String>> breaches = new LinkedHashMap<>();
  private @Nullable Throwable cause;

  public Findings(Rule rule, List<Deviation> deviations) {
    this.rule = rule;
    this.deviations = deviations.stream().filter(deviation -> deviation.rule() == rule).toList();
  }

  Rule rule() {
    return rule;
  }

  public void breach(String seen) {
    breachAt(Deviation.ANYWHERE, seen);
  }

  public synchronized void breach(String seen, Throwable thrown) {
    if (cause == null) {
      cause = thrown;
    }
    breach(seen);
  }

  public synchronized void breachAt(String source, String seen) {
    breaches.computeIfAbsent(source, any -> new ArrayList<>()).add(seen);
  }

  public void breachUnless(boolean kept, String seen) {
    if (!kept) {
      breach(seen);
    }
  }

  public void breachAtUnless(boolean kept, String source, String seen) {
    if (!kept) {
      breachAt(source, seen);
    }
  }

  /** Skips the test: the rule does not apply to this adapter. */
  public static NotApplicable notApplicable(String reason) {
    return new NotApplicable(reason);
  }

  /** Violations that no deviation explains. */
  synchronized Map<String, List<String>> unexplained() {
    Map<String, List<String>> unexplained = new LinkedHashMap<>(breaches);
    unexplained.keySet().removeIf(this::explained);
    return unexplained;
  }

  /** Deviations that did not occur. They are fixed and must be deleted. */
  synchronized List<Deviation> stale() {
    return deviations.stream()
        .filter(deviation -> breaches.keySet().stream().noneMatch(at -> deviation.covers(rule, at)))
        .toList();
  }

  List<Deviation> deviations() {
    return deviations;
  }

  private boolean explained(String source) {
    return deviations.stream().anyMatch(deviation -> deviation.covers(rule, source));
  }

  /** Null when the rule is kept or its violations are explained. */
  @Nullable AssertionError failure() {
    Map<String, List<String>> unexplained = unexplained();
    List<Deviation> stale = stale();
    if (unexplained.isEmpty() && stale.isEmpty()) {
      return null;
    }
    StringBuilder text = new StringBuilder(rule.id() + " " + rule.text());
    unexplained.forEach((source, seen) -> describe(text, source, seen));
    if (!unexplained.isEmpty()) {
      text.append("\n  usually: ").append(rule.usualCause());
    }
    stale.forEach(
        deviation ->
            text.append("\n  the deviation declared for '")
                .append(deviation.source())
                .append("' does not occur any more; delete it (")
                .append(deviation.reason())
                .append(')'));
    text.append("\n  see docs/adapter-contract.md#")
        .append(rule.id().toLowerCase(java.util.Locale.ROOT));
    return new AssertionError(text.toString(), cause);
  }

  private static void describe(StringBuilder text, String source, List<String> seen) {
    String at = source.equals(Deviation.ANYWHERE) ? "" : source + ": ";
    seen.stream()
        .distinct()
        .limit(SHOWN)
        .forEach(line -> text.append("\n  seen: ").append(at).append(line));
    long more = seen.stream().distinct().count() - SHOWN;
    if (more > 0) {
      text.append("\n  and ").append(more).append(" more");
    }
  }
}
