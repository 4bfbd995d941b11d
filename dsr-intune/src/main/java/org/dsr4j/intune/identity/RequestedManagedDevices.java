package org.dsr4j.intune.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dsr4j.graph.ReadAhead;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphIdentifierKinds;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.RowConsumer;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;

/**
 * The devices that the requester named: by serial number, IMEI or id. Used once, by one thread.
 *
 * <p>A device leads to the person only through the user in its record.
 */
final class RequestedManagedDevices {

  private static final String DEVICES = "/deviceManagement/managedDevices";
  private static final Map<IdentifierKind, String> PROPERTIES = properties();

  private final ReadAhead graph;
  private final Identity known;
  private final Cancellation cancellation;
  private final List<Identifier> named;
  private final List<Gap> gaps = new ArrayList<>();

  RequestedManagedDevices(ReadAhead graph, Identity known, Cancellation cancellation) {
    this.graph = graph;
    this.known = known;
    this.cancellation = cancellation;
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
    return gaps;
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
    String property = PROPERTIES.getOrDefault(device.kind(), "id");
    RowConsumer rows =
        row -> {
          if (value(row, property).filter(device::matches).isPresent()) {
            ManagedDeviceSearch.userId(row)
                .ifPresent(user -> holders.add(user.toLowerCase(Locale.ROOT)));
          }
        };
    GraphRequest all =
        GraphRequest.get(GraphVersion.V1, DEVICES).query("$select", ManagedDeviceSearch.SELECT);
    GraphRequest filtered =
        all.query("$filter", property + " eq " + GraphRequest.literal(device.value()));
    Optional<GraphFailure> failure = graph.rows(filtered, rows, cancellation);
    if (failure.filter(refused -> refused.error() == GraphError.BAD_REQUEST).isPresent()) {
      // Microsoft publishes few properties that support filters.
      failure = graph.rows(all, rows, cancellation);
    }
    failure.ifPresent(found -> gaps.add(found.asGap(filtered.describe())));
  }

  private static Optional<String> value(Content row, String property) {
    return property.equals("serialNumber")
        ? ManagedDeviceSearch.distinctiveSerialNumber(row)
        : row.text(property);
  }
}
