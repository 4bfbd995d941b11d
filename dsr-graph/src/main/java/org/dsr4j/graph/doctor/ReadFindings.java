package org.dsr4j.graph.doctor;

import static org.dsr4j.graph.doctor.FindingCode.READS;
import static org.dsr4j.graph.doctor.FindingCode.READ_ABSENT;
import static org.dsr4j.graph.doctor.FindingCode.READ_ALLOWED;
import static org.dsr4j.graph.doctor.FindingCode.READ_FAILED;
import static org.dsr4j.graph.doctor.FindingCode.READ_REFUSED;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;

/** What cheap reads say, and where they contradict the token. */
final class ReadFindings {

  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> answered = new TreeSet<>();
  private final Set<String> unanswered = new TreeSet<>();
  private final Set<String> refused = new TreeSet<>();
  private final Set<String> absent = new TreeSet<>();

  ReadFindings(PermissionNeeds needs, PermissionFindings permissions, ProbeRead read) {
    Set<String> lacking = permissions.lacking();
    needs
        .tenantWide()
        .forEach((place, sources) -> add(place, sources, read.of(place), permissions));
    Set<String> surprising = readable();
    surprising.retainAll(lacking);
    if (!surprising.isEmpty()) {
      findings.add(
          Finding.warning(
              READ_ALLOWED,
              "these could be read although the token lacks the least permission: another"
                  + " permission stands in, or consent is being withdrawn; grant what"
                  + " docs/permissions.md names",
              surprising));
    }
    if (!absent.isEmpty()) {
      findings.add(
          Finding.ok(
              READ_ABSENT,
              "there is nothing at these places, or the tenant does not have them (HTTP 404): "
                  + String.join(", ", absent)));
    }
    if (!answered.isEmpty()) {
      findings.add(
          Finding.ok(
              READS,
              "the lists without a person in their path were answered, as far as"
                  + " nothing else is said"));
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
      // A single object need not be there; that a list is not is for people to judge.
      absent.add(place.toString());
      return;
    }
    unanswered.addAll(sources);
    if (failure.get().error() != GraphError.FORBIDDEN) {
      findings.add(Finding.warning(READ_FAILED, place + ": " + failure.get().detail(), sources));
      return;
    }
    refused.addAll(sources);
    Set<String> entitled = new TreeSet<>(sources);
    entitled.removeAll(permissions.doubtful());
    if (!entitled.isEmpty()) {
      findings.add(Finding.fault(READ_REFUSED, refusal(place, permissions.known()), entitled));
    }
  }

  private static String refusal(ReadEndpoint place, boolean granted) {
    return granted
        ? place
            + " was refused although the token holds the permission: check the service's licence,"
            + " the scope of the role, and whether consent is older than the token"
        : place + " was refused: grant what docs/permissions.md names, and check the licence";
  }

  /** The sources all of whose reads that were tried were answered. */
  Set<String> readable() {
    Set<String> readable = new TreeSet<>(answered);
    readable.removeAll(unanswered);
    return readable;
  }

  /** The sources of which a read was refused. */
  Set<String> refused() {
    return refused;
  }

  List<Finding> findings() {
    return findings;
  }
}
