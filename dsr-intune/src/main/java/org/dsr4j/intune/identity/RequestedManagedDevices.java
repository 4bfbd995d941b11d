package org.dsr4j.intune.identity;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dsr4j.graph.model.GraphIdentifierKinds;
import org.dsr4j.graph.users.DeviceClaims;
import org.dsr4j.model.Content;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;

/**
 * The devices that the requester named: by serial number, IMEI or id. Used once, by one thread.
 *
 * <p>A device leads to the person only through the users that its record and its list of users
 * name: if they name several people, the request must name the person.
 */
final class RequestedManagedDevices {

  private static final Map<IdentifierKind, String> PROPERTIES = properties();

  private final ManagedDeviceLookup lookup;
  private final DeviceClaimReads claims;
  private final Identity known;
  private final List<Identifier> named;
  private final Map<Identifier, List<Content>> rows = new HashMap<>();

  RequestedManagedDevices(ManagedDeviceLookup lookup, DeviceClaimReads claims, Identity known) {
    this.lookup = lookup;
    this.claims = claims;
    this.known = known;
    this.named =
        known.subject().identifiers().stream()
            .filter(given -> PROPERTIES.containsKey(given.kind()))
            .toList();
  }

  private static Map<IdentifierKind, String> properties() {
    Map<IdentifierKind, String> properties = new LinkedHashMap<>();
    properties.put(IdentifierKind.MANAGED_DEVICE_ID, "id");
    properties.put(IdentifierKind.DEVICE_ID, "azureADDeviceId");
    properties.put(GraphIdentifierKinds.SERIAL_NUMBER, "serialNumber");
    properties.put(GraphIdentifierKinds.IMEI, "imei");
    return properties;
  }

  /** Whether the requester named any device. */
  boolean isPresent() {
    return !named.isEmpty();
  }

  /** The gaps of failed searches. */
  List<Gap> gaps() {
    return Stream.concat(lookup.gaps().stream(), claims.gaps().stream()).toList();
  }

  /**
   * The users of these devices, in lower case; devices that definitely belong to the person are not
   * read.
   */
  Set<String> userIds(Set<Identifier> sure) {
    Set<String> holders = new TreeSet<>();
    for (Identifier device : named) {
      if (!sure.contains(device)) {
        look(device, holders);
      }
    }
    return holders;
  }

  /** The rows of the devices that were read for {@link #userIds}. */
  List<Content> rows() {
    return rows.values().stream().flatMap(List::stream).toList();
  }

  /** The devices that only the requester named. */
  List<Identifier> unconfirmedDevices(Set<Identifier> sure) {
    return named.stream()
        .filter(device -> !sure.contains(device))
        .filter(
            device ->
                known.facet(Facet.DEVICES).stream()
                    .flatMap(facet -> facet.identifiers().stream())
                    .noneMatch(returned -> returned.identifier().equals(device)))
        .toList();
  }

  private void look(Identifier device, Set<String> holders) {
    rows
        .computeIfAbsent(
            device, any -> lookup.rows(PROPERTIES.getOrDefault(device.kind(), "id"), device))
        .stream()
        .flatMap(row -> users(row).stream())
        .forEach(user -> holders.add(user.toLowerCase(Locale.ROOT)));
  }

  private List<String> users(Content row) {
    String id = row.text("id").orElse("");
    if (id.isBlank()) {
      return DeviceClaims.userId(row).stream().toList();
    }
    DeviceClaims said = claims.of(id, List.of(row), false);
    return Stream.concat(said.records().stream(), said.users().stream().flatMap(List::stream))
        .toList();
  }
}
