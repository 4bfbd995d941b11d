package org.dsr4j.azuread.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dsr4j.graph.ReadAhead;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;

/**
 * The devices that the requester named by their directory ids, and the people to whom they are
 * registered. Used once, by one thread.
 */
final class RequestedDirectoryDevices {

  private static final List<String> PEOPLE =
      List.of(
          "/devices/{deviceObjectId}/registeredOwners",
          "/devices/{deviceObjectId}/registeredUsers");
  private static final String USER_TYPE = "#microsoft.graph.user";

  private final ReadAhead graph;
  private final Cancellation cancellation;
  private final List<Identifier> named;
  private final List<Gap> gaps = new ArrayList<>();

  RequestedDirectoryDevices(ReadAhead graph, Identity known, Cancellation cancellation) {
    this.graph = graph;
    this.cancellation = cancellation;
    this.named =
        known.subject().identifiers().stream()
            .filter(
                given ->
                    given.kind().equals(IdentifierKind.DEVICE_ID)
                        || given.kind().equals(IdentifierKind.DEVICE_OBJECT_ID))
            .toList();
  }

  /** Whether the requester named any device. */
  boolean isPresent() {
    return !named.isEmpty();
  }

  /** The gaps of failed searches. */
  List<Gap> gaps() {
    return gaps;
  }

  /** The object ids of these people, in lower case. */
  Set<String> userIds() {
    Set<String> holders = new TreeSet<>();
    for (Identifier device : named) {
      objectId(device).ifPresent(id -> PEOPLE.forEach(list -> people(list, id, holders)));
    }
    return holders;
  }

  private Optional<String> objectId(Identifier device) {
    if (device.kind().equals(IdentifierKind.DEVICE_OBJECT_ID)) {
      return Optional.of(device.value());
    }
    GraphRequest request =
        GraphRequest.get(GraphVersion.V1, "/devices(deviceId='{deviceId}')")
            .path("deviceId", device.value())
            .query("$select", "id,deviceId");
    ObjectResult answer = graph.object(request, cancellation);
    note(Optional.ofNullable(answer.failure()), request);
    return Optional.ofNullable(answer.content())
        .filter(found -> found.text("deviceId").filter(device::matches).isPresent())
        .flatMap(found -> found.text("id"));
  }

  private void people(String list, String device, Set<String> holders) {
    GraphRequest request =
        GraphRequest.get(GraphVersion.V1, list)
            .path("deviceObjectId", device)
            .query("$select", "id");
    note(
        graph.rows(
            request,
            row -> {
              if (row.text("@odata.type").orElse(USER_TYPE).equals(USER_TYPE)) {
                row.text("id").ifPresent(id -> holders.add(id.toLowerCase(Locale.ROOT)));
              }
            },
            cancellation),
        request);
  }

  /** A device that is not in the directory belongs to no person there. */
  private void note(Optional<GraphFailure> failure, GraphRequest request) {
    failure
        .filter(found -> found.error() != GraphError.NOT_FOUND)
        .ifPresent(found -> gaps.add(found.asGap(request.describe())));
  }
}
