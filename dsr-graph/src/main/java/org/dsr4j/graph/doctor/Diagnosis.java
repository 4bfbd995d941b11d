package org.dsr4j.graph.doctor;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the doctor found. Immutable and thread-safe. */
public final class Diagnosis {

  private final String subject;
  private final List<Finding> findings;
  private final Map<String, Set<String>> missingPermissions;
  private final Set<String> silencedSources;
  private final Workload workload;
  private final LimitUsage budgets;

  Diagnosis(
      String subject,
      List<Finding> findings,
      Map<String, Set<String>> missingPermissions,
      Collection<String> silencedSources,
      Workload workload,
      LimitUsage budgets) {
    this.subject = subject;
    this.findings = List.copyOf(findings);
    Map<String, Set<String>> missing = new TreeMap<>();
    missingPermissions.forEach(
        (name, sources) -> missing.put(name, Collections.unmodifiableSet(new TreeSet<>(sources))));
    this.missingPermissions = Collections.unmodifiableMap(missing);
    this.silencedSources = Collections.unmodifiableSet(new TreeSet<>(silencedSources));
    this.workload = workload;
    this.budgets = budgets;
  }

  /**
   * What was found, in the order in which it was looked for.
   *
   * @return good and bad findings
   */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * Whether nothing was found that would silence a source.
   *
   * @return false when there is a {@link Severity#FAULT}
   */
  public boolean healthy() {
    return findings.stream().noneMatch(finding -> finding.severity() == Severity.FAULT);
  }

  /**
   * The permissions to grant.
   *
   * @return each with the ids of all sources that are silent without it, sorted
   */
  public Map<String, Set<String>> missingPermissions() {
    return missingPermissions;
  }

  /**
   * The sources that would not be read, in whole or in part.
   *
   * @return their ids, sorted; all of them when the tenant could not be confirmed
   */
  public Set<String> silencedSources() {
    return silencedSources;
  }

  /**
   * How much reading one person with one device takes.
   *
   * @return the estimate
   */
  public Estimate estimate() {
    return estimate(1, 1);
  }

  /**
   * How much reading many people takes.
   *
   * @param people how many, not negative
   * @param devicesEach how many devices each of them has, not negative
   * @return the estimate
   */
  public Estimate estimate(int people, int devicesEach) {
    return Estimate.of(workload, budgets, people, devicesEach);
  }

  /** A page for people: what was examined, each finding on a line, and the estimate. */
  @Override
  public String toString() {
    return findings.stream()
        .map(Finding::toString)
        .collect(
            Collectors.joining(
                "\n",
                subject + ": " + (healthy() ? "healthy" : "not healthy") + "\n",
                "\n" + estimate()));
  }
}
