package org.dsr4j.intune.erasure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dsr4j.graph.change.PlanReads;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.model.Content;
import org.dsr4j.spi.Proposal;

/**
 * The users in a device's own list.
 *
 * @param rows one row for each user
 * @param complete whether the list was read
 */
record NamedUsers(List<Content> rows, boolean complete) {

  private static final String USERS = "/deviceManagement/managedDevices/{managedDeviceId}/users";

  static NamedUsers read(PlanReads reads, Proposal proposal, String source, String device) {
    int gaps = proposal.gaps(source).size();
    List<Content> rows =
        reads.rows(
            source,
            GraphVersion.V1,
            USERS,
            Map.of("managedDeviceId", device),
            Map.of("$select", "id,displayName"));
    return new NamedUsers(rows, proposal.gaps(source).size() == gaps);
  }

  List<String> ids() {
    return rows.stream().flatMap(row -> row.text("id").stream()).sorted().toList();
  }

  /** Returns the ids for a comparison, or empty when the list could not be read. */
  Optional<List<String>> known() {
    return complete ? Optional.of(ids()) : Optional.empty();
  }

  /** Returns the names, for people: personal data. */
  List<String> names() {
    return rows.stream()
        .map(row -> row.text("displayName").or(() -> row.text("id")).orElse("unnamed"))
        .toList();
  }

  /** Contains no personal data. */
  @Override
  public String toString() {
    return "NamedUsers[" + rows.size() + "]";
  }
}
