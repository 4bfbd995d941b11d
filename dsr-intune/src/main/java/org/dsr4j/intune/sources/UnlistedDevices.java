package org.dsr4j.intune.sources;

import java.util.List;
import org.dsr4j.graph.catalogue.SpecialReader;
import org.dsr4j.graph.catalogue.SpecialReading;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphIdentifierKinds;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.Strength;

/**
 * Reads the devices of a person by their ids that the person's own list leaves out. Devices to
 * which the person only signed in are another source.
 */
final class UnlistedDevices implements SpecialReader {

  static final String DEVICE = "/deviceManagement/managedDevices/{rowId}";

  private static final String PLACE = "GET /v1.0" + DEVICE;

  @Override
  public List<String> requestsIn(String cloud) {
    return List.of(PLACE + "?$select=" + select(cloud));
  }

  private static String select(String cloud) {
    return String.join(",", ManagedDeviceSources.MANAGED_DEVICE.in(cloud));
  }

  @Override
  public List<String> places() {
    return List.of(PLACE);
  }

  /** The facet shows whether the devices of the person are known. */
  @Override
  public void read(SpecialReading reading) {
    for (Identity who : reading.task().subjects()) {
      who.identifiers(IdentifierKind.MANAGED_DEVICE_ID).stream()
          .filter(device -> device.strength() == Strength.STRONG || isDisputed(who, device))
          .map(KnownIdentifier::identifier)
          .distinct()
          .filter(device -> !reading.wasDelivered(device))
          .forEach(device -> read(reading, who, device));
    }
  }

  private static boolean isDisputed(Identity who, KnownIdentifier device) {
    return who.identifiers(GraphIdentifierKinds.DISPUTED_DEVICE_ID).stream()
        .anyMatch(disputed -> disputed.identifier().matches(device.identifier().value()));
  }

  private static void read(SpecialReading reading, Identity who, Identifier device) {
    if (reading.task().cancellation().isCancelled()) {
      return;
    }
    String cloud = reading.graph().connection().cloud().catalogueName();
    ObjectResult answer =
        reading
            .graph()
            .object(
                GraphRequest.get(GraphVersion.V1, DEVICE)
                    .path("rowId", device.value())
                    .query("$select", select(cloud)));
    GraphFailure failure = answer.failure();
    if (failure != null) {
      // A device without a record was removed.
      reading.failedUnlessNone(who, PLACE, failure);
    }
    if (answer.content() != null) {
      reading.records().deliver(who, device, RecordKey.of(device.value()), answer.content());
    }
  }
}
