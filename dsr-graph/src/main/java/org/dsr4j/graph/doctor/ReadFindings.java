package org.dsr4j.graph.doctor;

import static org.dsr4j.graph.doctor.FindingCode.READS;
import static org.dsr4j.graph.doctor.FindingCode.READ_ABSENT;
import static org.dsr4j.graph.doctor.FindingCode.READ_ALLOWED;
import static org.dsr4j.graph.doctor.FindingCode.READ_FAILED;
import static org.dsr4j.graph.doctor.FindingCode.READ_REFUSED;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;

/** The results of the test reads, and their contradictions to the token. */
final class ReadFindings {

  /** More places would hide the rest of the text. */
  private static final int NAMED = 3;

  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> answered = new TreeSet<>();
  private final Set<String> unanswered = new TreeSet<>();
  private final Set<String> refused = new TreeSet<>();
  private final Set<String> absent = new TreeSet<>();

  /** The places that are refused although the token holds the permission. */
  private final Set<String> refusedPlaces = new LinkedHashSet<>();

  private final Set<String> entitled = new TreeSet<>();

  ReadFindings(PermissionNeeds needs, PermissionFindings permissions, ProbeRead read) {
    Set<String> lacking = permissions.lacking();
    needs
        .tenantWide()
        .forEach((place, sources) -> add(place, sources, read.of(place), permissions));
    if (!refusedPlaces.isEmpty()) {
      // One service refuses all its places for one reason: said once.
      findings.add(Finding.fault(READ_REFUSED, refusal(permissions.known()), entitled));
    }
    Set<String> surprising = readable();
    surprising.retainAll(lacking);
    if (!surprising.isEmpty()) {
      findings.add(
          Finding.warning(
              READ_ALLOWED,
              "these could be read although the token lacks the required permission: another"
                  + " permission includes it, or consent is being withdrawn; grant what"
                  + " docs/permissions.md names",
              surprising));
    }
    if (!absent.isEmpty()) {
      findings.add(
          Finding.ok(
              READ_ABSENT,
              "these resources do not exist, or the tenant does not have them (HTTP 404): "
                  + String.join(", ", absent)));
    }
    if (!answered.isEmpty()) {
      findings.add(
          Finding.ok(
              READS,
              "the lists without a person in their path could be read, except the lists in other"
                  + " findings"));
    }
  }

  private void add(
      ReadEndpoint place,
      Set<String> sources,
      Optional<GraphFailure> failure,
      PermissionFindings permissions) {
    if (failure.isEmpty()) {
      answered.addAll(sources);
      return;
    }
    if (failure.get().error() == GraphError.NOT_FOUND) {
      // A single object is optional; for a missing list, the operator has to find the reason.
      absent.add(place.toString());
      return;
    }
    unanswered.addAll(sources);
    if (failure.get().error() != GraphError.FORBIDDEN) {
      findings.add(Finding.warning(READ_FAILED, place + ": " + failure.get().detail(), sources));
      return;
    }
    refused.addAll(sources);
    Set<String> unexplained = new TreeSet<>(sources);
    unexplained.removeAll(permissions.doubtful());
    if (!unexplained.isEmpty()) {
      refusedPlaces.add(place.toString());
      entitled.addAll(unexplained);
    }
  }

  private String refusal(boolean granted) {
    int more = refusedPlaces.size() - NAMED;
    String places =
        refusedPlaces.stream().limit(NAMED).collect(Collectors.joining(", "))
            + (more > 0 ? " and " + more + " more" : "");
    return granted
        ? places
            + " refused although the token holds the permission: check the service's licence,"
            + " the scope of the role, and whether consent is older than the token"
        : places + " refused: grant what docs/permissions.md names, and check the licence";
  }

  /** The sources whose test reads all succeeded. */
  Set<String> readable() {
    Set<String> readable = new TreeSet<>(answered);
    readable.removeAll(unanswered);
    return readable;
  }

  /** The sources with a refused read. */
  Set<String> refused() {
    return refused;
  }

  List<Finding> findings() {
    return findings;
  }
}
