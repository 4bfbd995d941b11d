package org.dsr4j.graph.doctor;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * One result of a check.
 *
 * @param severity the severity
 * @param code the stable code
 * @param text the result and, if there is a problem, the remedy; no personal data
 * @param sources the ids of the affected sources, sorted; possibly none
 */
public record Finding(Severity severity, FindingCode code, String text, Set<String> sources) {

  /**
   * Copies and sorts.
   *
   * @param severity not null
   * @param code not null
   * @param text not null
   * @param sources the ids of the affected sources
   */
  public Finding {
    requireNonNull(severity, "severity");
    requireNonNull(code, "code");
    requireNonNull(text, "text");
    sources = Collections.unmodifiableSortedSet(new TreeSet<>(sources));
  }

  static Finding ok(FindingCode code, String text) {
    return new Finding(Severity.OK, code, text, Set.of());
  }

  static Finding warning(FindingCode code, String text, Collection<String> sources) {
    return new Finding(Severity.WARNING, code, text, new TreeSet<>(sources));
  }

  static Finding fault(FindingCode code, String text, Collection<String> sources) {
    return new Finding(Severity.FAULT, code, text, new TreeSet<>(sources));
  }

  @Override
  public String toString() {
    return "%-7s %s: %s%s"
        .formatted(
            severity, code, text, sources.isEmpty() ? "" : " [" + String.join(", ", sources) + "]");
  }
}
