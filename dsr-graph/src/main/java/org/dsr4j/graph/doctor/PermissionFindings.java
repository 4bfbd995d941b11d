package org.dsr4j.graph.doctor;

import static org.dsr4j.graph.doctor.FindingCode.PERMISSION_MISSING;
import static org.dsr4j.graph.doctor.FindingCode.PERMISSION_UNVERIFIED;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares the permissions in the token with the needs of the sources. An opaque token shows none.
 */
final class PermissionFindings {

  private final PermissionNeeds needs;
  private final boolean known;
  private final Map<String, Set<String>> missing = new TreeMap<>();
  private final Map<String, Set<String>> likely = new TreeMap<>();

  PermissionFindings(PermissionNeeds needs, Optional<Set<String>> roles) {
    this.needs = needs;
    known = roles.isPresent();
    if (known) {
      PermissionCoverage cover = PermissionCoverage.of(roles.get());
      needs.permissions().forEach((name, sources) -> sort(cover.degree(name), name, sources));
    }
  }

  private void sort(PermissionCoverage.Degree degree, String name, Set<String> sources) {
    switch (degree) {
      case MISSING -> missing.put(name, new TreeSet<>(sources));
      case LIKELY -> likely.put(name, new TreeSet<>(sources));
      case GRANTED -> {}
    }
  }

  /** Whether the token could be read. */
  boolean known() {
    return known;
  }

  /** The ids of the sources that cannot be read because a permission is missing. */
  Set<String> lacking() {
    Set<String> lacking = new TreeSet<>();
    provable(missing).forEach(lacking::addAll);
    return lacking;
  }

  /** The ids of the sources for which a permission is possibly missing. */
  Set<String> doubtful() {
    Set<String> doubtful = lacking();
    provable(likely).forEach(doubtful::addAll);
    return doubtful;
  }

  /** Reports permissions as missing that were only probably included, if a read was refused. */
  void refutedBy(Set<String> refused) {
    likely.forEach(
        (name, sources) -> {
          Set<String> refuted = new TreeSet<>(sources);
          refuted.retainAll(refused);
          if (!refuted.isEmpty() && needs.provableByReading(name)) {
            sources.removeAll(refuted);
            missing.computeIfAbsent(name, key -> new TreeSet<>()).addAll(refuted);
          }
        });
    likely.values().removeIf(Set::isEmpty);
  }

  /** Removes sources that could be read in spite of the missing permission. */
  void provenBy(Set<String> readable) {
    for (Map<String, Set<String>> doubted : List.of(missing, likely)) {
      provable(doubted).forEach(sources -> sources.removeAll(readable));
      doubted.values().removeIf(Set::isEmpty);
    }
  }

  private List<Set<String>> provable(Map<String, Set<String>> permissions) {
    return permissions.entrySet().stream()
        .filter(entry -> needs.provableByReading(entry.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** The missing permissions, with the ids of the sources that need them. */
  Map<String, Set<String>> missing() {
    return Collections.unmodifiableMap(missing);
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    missing.forEach(
        (name, sources) ->
            findings.add(
                Finding.fault(
                    PERMISSION_MISSING,
                    "grant the application permission " + name + " and consent to it",
                    sources)));
    likely.forEach(
        (name, sources) ->
            findings.add(
                Finding.warning(
                    PERMISSION_UNVERIFIED,
                    "a broader permission probably includes " + name + "; grant it to be sure",
                    sources)));
    return findings;
  }
}
