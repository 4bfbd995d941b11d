package org.dsr4j.graph.doctor;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The result of an examination. Immutable and thread-safe. */
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
   * Returns the findings, in the order of the checks.
   *
   * @return all findings, with and without problems
   */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * Whether all sources can be read.
   *
   * @return false when there is a {@link Severity#FAULT}
   */
  public boolean healthy() {
    return findings.stream().noneMatch(finding -> finding.severity() == Severity.FAULT);
  }

  /**
   * Returns the permissions to grant.
   *
   * @return each permission with the ids of the sources that cannot be read without it, sorted
   */
  public Map<String, Set<String>> missingPermissions() {
    return missingPermissions;
  }

  /**
   * Returns the sources that would not be read, completely or partly.
   *
   * @return the ids, sorted; all sources when the tenant could not be confirmed
   */
  public Set<String> silencedSources() {
    return silencedSources;
  }

  /**
   * Estimates the reads for one person with one device.
   *
   * @return the estimate
   */
  public Estimate estimate() {
    return estimate(1, 1);
  }

  /**
   * Estimates the reads for many people.
   *
   * @param people the number of people, not negative
   * @param devicesEach the number of devices of each person, not negative
   * @return the estimate
   */
  public Estimate estimate(int people, int devicesEach) {
    return Estimate.of(workload, budgets, people, devicesEach);
  }

  /**
   * Returns a report as text: the subject of the examination, one line for each finding, and the
   * estimate.
   */
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
