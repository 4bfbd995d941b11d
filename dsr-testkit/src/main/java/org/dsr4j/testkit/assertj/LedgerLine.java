package org.dsr4j.testkit.assertj;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.SourceRef;

/**
 * The statement of a ledger or a manifest about one source.
 *
 * @param status the status's name
 * @param withheld count of values by path
 */
record LedgerLine(
    SourceRef source,
    String status,
    long found,
    long quarantined,
    long duplicates,
    Map<String, Long> withheld,
    List<Problem> problems) {

  /** Why a source was not read completely. */
  record Problem(String status, String code, String detail) {}

  LedgerLine {
    withheld = new TreeMap<>(withheld);
    problems = List.copyOf(problems);
  }

  static LedgerLine of(LedgerEntry entry) {
    return new LedgerLine(
        entry.source(),
        entry.status().storedName(),
        entry.found(),
        entry.quarantined(),
        entry.duplicates(),
        entry.withheld(),
        entry.gaps().stream()
            .map(part -> new Problem(part.status().storedName(), part.code().code(), part.detail()))
            .toList());
  }

  /** Whether both lines are equal. Details are free text and may differ. */
  boolean hasSameContentAs(LedgerLine other) {
    return summary().equals(other.summary()) && codes().equals(other.codes());
  }

  /** The status and the counts, on one line. */
  String summary() {
    StringBuilder out = new StringBuilder(status).append(' ').append(found);
    if (quarantined > 0) {
      out.append(", quarantined ").append(quarantined);
    }
    if (duplicates > 0) {
      out.append(", duplicates ").append(duplicates);
    }
    withheld.forEach(
        (path, count) -> out.append(", withheld ").append(path).append(' ').append(count));
    return out.toString();
  }

  String codes() {
    return String.join(" + ", problems.stream().map(Problem::code).toList());
  }

  String details() {
    return String.join(" + ", problems.stream().map(Problem::detail).toList());
  }
}
