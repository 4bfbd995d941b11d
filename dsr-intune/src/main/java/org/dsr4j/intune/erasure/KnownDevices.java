package org.dsr4j.intune.erasure;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dsr4j.graph.model.GraphIdentifierKinds;
import org.dsr4j.graph.users.DeviceClaims;
import org.dsr4j.model.Content;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.Strength;

/** The managed devices that the search of the person found, and how certain each is. */
final class KnownDevices {

  private final List<KnownIdentifier> devices;
  private final Set<String> disputed;
  private final Set<String> listed;

  KnownDevices(Identity identity) {
    devices = identity.identifiers(IdentifierKind.MANAGED_DEVICE_ID);
    disputed = lower(identity.identifiers(GraphIdentifierKinds.DISPUTED_DEVICE_ID).stream());
    listed = lower(devices.stream().filter(device -> device.strength() == Strength.STRONG));
  }

  private static Set<String> lower(Stream<KnownIdentifier> known) {
    return known
        .map(each -> each.identifier().value().toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the ids, each once. Includes weak ones: each record is read, and names its user. */
  List<String> ids() {
    return devices.stream()
        .map(KnownIdentifier::identifier)
        .distinct()
        .map(id -> id.value())
        .toList();
  }

  /** Whether the services named the person and somebody else. */
  boolean disputed(String id) {
    return disputed.contains(id.toLowerCase(Locale.ROOT));
  }

  DeviceClaims claims(String id, Content row, NamedUsers users) {
    boolean inList = disputed(id) || listed.contains(id.toLowerCase(Locale.ROOT));
    return new DeviceClaims(
        inList, DeviceClaims.userId(row).stream().toList(), users.known(), true);
  }
}
