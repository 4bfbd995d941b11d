package org.dsr4j.azuread.identity;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.graph.ReadAhead;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphIdentifierKinds;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.graph.users.FacetCollector;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.Strength;
import org.dsr4j.model.Window;

/** Searches a person's devices in the directory. Used once, by one thread. */
final class DeviceSearch {

  private static final List<String> LISTS =
      List.of("/users/{userId}/ownedDevices", "/users/{userId}/registeredDevices");
  private static final String DEVICE_TYPE = "#microsoft.graph.device";

  private final ReadAhead connection;
  private final Cancellation cancellation;
  private final FacetCollector devices;
  private final Set<Identifier> tied = new HashSet<>();
  private final Set<Identifier> disputed = new HashSet<>();

  DeviceSearch(ReadAhead connection, String instance, Cancellation cancellation) {
    this.connection = connection;
    this.cancellation = cancellation;
    devices = new FacetCollector(Facet.DEVICES, instance + "/aad-user-registered-devices");
  }

  /** Finds the devices of an account, and devices that other adapters know by their device id. */
  Facet find(Identity known, List<Facet> account) {
    known
        .identifiers(GraphIdentifierKinds.DISPUTED_DEVICE_ID)
        .forEach(device -> disputed.add(deviceId(device.identifier().value())));
    if (!identifiers(account, GraphIdentifierKinds.DELETED_OBJECT_ID).isEmpty()) {
      devices.accountDeleted("Owned and registered devices");
    } else {
      List<KnownIdentifier> users = identifiers(account, IdentifierKind.OBJECT_ID);
      users.forEach(user -> LISTS.forEach(list -> connection.expectRows(request(list, user))));
      users.forEach(user -> LISTS.forEach(list -> list(list, user)));
    }
    List<KnownIdentifier> toldByOthers = FacetCollector.devices(known, IdentifierKind.DEVICE_ID);
    toldByOthers.stream()
        .filter(device -> !tied.contains(device.identifier()))
        .forEach(device -> connection.expectObject(request(device)));
    for (KnownIdentifier device : toldByOthers) {
      if (tied.add(device.identifier())) {
        join(device);
      }
    }
    doubtRequested(known, IdentifierKind.DEVICE_ID);
    doubtRequested(known, IdentifierKind.DEVICE_OBJECT_ID);
    return devices.facet();
  }

  /** A device that only the requester named may belong to another person. */
  private void doubtRequested(Identity known, IdentifierKind kind) {
    known.subject().identifiers().stream()
        .filter(given -> given.kind().equals(kind))
        .filter(
            given -> known.facet(Facet.DEVICES).stream().noneMatch(found -> holds(found, given)))
        .forEach(given -> devices.add(kind, Optional.of(given.value()), Strength.WEAK));
  }

  private static boolean holds(Facet facet, Identifier identifier) {
    return facet.identifiers().stream().anyMatch(known -> known.identifier().equals(identifier));
  }

  private static List<KnownIdentifier> identifiers(List<Facet> facets, IdentifierKind kind) {
    return facets.stream()
        .flatMap(facet -> facet.identifiers().stream())
        .filter(known -> known.identifier().kind().equals(kind))
        .toList();
  }

  private static GraphRequest request(String list, KnownIdentifier user) {
    return GraphRequest.get(GraphVersion.V1, list)
        .path("userId", user.identifier().value())
        .query("$select", "id,deviceId,registrationDateTime");
  }

  private static GraphRequest request(KnownIdentifier device) {
    return GraphRequest.get(GraphVersion.V1, "/devices(deviceId='{deviceId}')")
        .path("deviceId", device.identifier().value())
        .query("$select", "id,deviceId,registrationDateTime");
  }

  private void list(String template, KnownIdentifier user) {
    GraphRequest request = request(template, user);
    devices.gap(
        connection.rows(request, row -> add(row, user.strength(), template), cancellation),
        request.describe());
  }

  private void add(Content row, Strength strength, String template) {
    Optional<String> deviceId = row.text("deviceId").filter(id -> !id.isBlank());
    if (!row.text("@odata.type").orElse(DEVICE_TYPE).equals(DEVICE_TYPE)) {
      return;
    }
    // The directory keeps its link after the device was given to another person.
    boolean doubt = deviceId.map(DeviceSearch::deviceId).filter(disputed::contains).isPresent();
    add(row, deviceId, doubt ? Strength.WEAK : strength);
    deviceId.ifPresentOrElse(id -> tied.add(deviceId(id)), () -> hidden(template));
  }

  private static Identifier deviceId(String value) {
    return Identifier.of(IdentifierKind.DEVICE_ID, value);
  }

  /**
   * Data from before the registration do not belong to the person; the enrolment may limit the time
   * further.
   */
  private void add(Content device, Optional<String> deviceId, Strength strength) {
    Window registered = FacetCollector.since(device.text("registrationDateTime"));
    devices.add(IdentifierKind.DEVICE_OBJECT_ID, device.text("id"), strength, registered);
    devices.add(IdentifierKind.DEVICE_ID, deviceId, strength, registered);
  }

  /** An object that the application may not read has an id only. */
  private void hidden(String template) {
    devices.gap(
        Gap.notReadable(
            GraphError.HIDDEN,
            template + ": a device came without its device id; grant Device.Read.All"));
  }

  private void join(KnownIdentifier device) {
    GraphRequest request = request(device);
    ObjectResult answer = connection.object(request, cancellation);
    Content found = answer.content();
    if (found != null) {
      if (found.text("deviceId").filter(device.identifier()::matches).isPresent()) {
        Window registered = FacetCollector.since(found.text("registrationDateTime"));
        devices.add(
            IdentifierKind.DEVICE_OBJECT_ID,
            found.text("id"),
            device.strength(),
            device.lifetime().unbounded() ? registered : device.lifetime());
      }
      return;
    }
    // Many managed devices have no directory object: this is not a gap.
    Optional<GraphFailure> failure =
        Optional.ofNullable(answer.failure())
            .filter(reason -> reason.error() != GraphError.NOT_FOUND);
    devices.gap(failure, request.describe());
  }
}
