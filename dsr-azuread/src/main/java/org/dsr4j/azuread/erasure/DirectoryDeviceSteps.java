package org.dsr4j.azuread.erasure;

import static org.dsr4j.graph.model.GraphVersion.V1;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dsr4j.change.DeviceChoice;
import org.dsr4j.change.DeviceQuestion;
import org.dsr4j.graph.model.GraphIdentifierKinds;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Strength;

/**
 * Plans the person's device objects: for most of them another system or a person is responsible.
 */
final class DirectoryDeviceSteps {

  static final String SOURCE = "aad-device";

  private static final List<String> LISTS =
      List.of("/users/{userId}/ownedDevices", "/users/{userId}/registeredDevices");
  private static final String DEVICE_TYPE = "#microsoft.graph.device";
  private static final String REMARK =
      "The device object cannot be restored, and its BitLocker recovery keys are lost permanently";

  private final ErasureContext erasure;

  DirectoryDeviceSteps(ErasureContext erasure) {
    this.erasure = erasure;
  }

  void plan() {
    if (!erasure.isRequested(SOURCE)) {
      return;
    }
    for (String objectId : objectIds()) {
      erasure
          .reads()
          .object(
              SOURCE,
              V1,
              "/devices/{deviceObjectId}",
              Map.of("deviceObjectId", objectId),
              DirectoryDevice.SELECT)
          .ifPresent(row -> plan(new DirectoryDevice(objectId, row)));
    }
  }

  /**
   * Only devices that a service links to the account by id; a similar name is not sufficient. The
   * lists of the directory may leave out a device that is known by its id.
   */
  private List<String> objectIds() {
    Map<String, String> ids = new LinkedHashMap<>();
    for (String list : LISTS) {
      erasure.rows(SOURCE, list).stream()
          .filter(row -> row.text("@odata.type").orElse(DEVICE_TYPE).equals(DEVICE_TYPE))
          .forEach(row -> row.text("id").ifPresent(id -> add(id, ids)));
    }
    erasure.task().identity().identifiers(IdentifierKind.DEVICE_OBJECT_ID).stream()
        .filter(known -> known.strength() == Strength.STRONG)
        .forEach(known -> add(known.identifier().value(), ids));
    return List.copyOf(ids.values());
  }

  private static void add(String id, Map<String, String> ids) {
    ids.putIfAbsent(IdentifierKind.DEVICE_OBJECT_ID.comparable(id), id);
  }

  private void plan(DirectoryDevice device) {
    if (device.autopilot()) {
      kept("A device of Windows Autopilot: its object is never deleted manually");
    } else if (device.hybrid()) {
      instruct(
          device,
          "on-premises",
          "is hybrid-joined: delete its computer account in the on-premises directory when the"
              + " device leaves");
    } else if (disputed(device)) {
      kept("Intune and the directory disagree on whose device it is: its object is not changed");
    } else if (shared(device)) {
      instruct(
          device, "in the portal", "is shared: remove only this person's registration by hand");
    } else {
      decide(device);
    }
  }

  /** The question about the managed device is the only one. */
  private boolean disputed(DirectoryDevice device) {
    return erasure.task().identity().identifiers(GraphIdentifierKinds.DISPUTED_DEVICE_ID).stream()
        .anyMatch(known -> known.identifier().matches(device.deviceId()));
  }

  private boolean shared(DirectoryDevice device) {
    for (String list : DirectoryDeviceDeletion.USER_LISTS) {
      int gaps = erasure.proposal().gaps(SOURCE).size();
      List<Content> people =
          erasure
              .reads()
              .rows(
                  SOURCE,
                  V1,
                  list,
                  Map.of("deviceObjectId", device.objectId()),
                  Map.of("$select", "id"));
      boolean unread = erasure.proposal().gaps(SOURCE).size() > gaps;
      if (unread || people.stream().anyMatch(this::somebodyElse)) {
        return true;
      }
    }
    return false;
  }

  private boolean somebodyElse(Content row) {
    return row.text("id").filter(erasure.userId()::equalsIgnoreCase).isEmpty();
  }

  private void decide(DirectoryDevice device) {
    DeviceDisposition disposition =
        DeviceDisposition.of(device, erasure.task().order(), erasure.task().identity());
    switch (disposition.kind()) {
      case KEEP -> kept("Kept by decision; the link to the person is deleted with the account");
      case UNDECIDED -> ask(device);
      case NOT_APPLICABLE ->
          erasure
              .proposal()
              .refuse(
                  DsrError.DEVICE_DECISION_REFUSED,
                  "A device that is not managed can be neither retired nor wiped: decide between"
                      + " UNASSIGN and DELETE");
      case WAIT_FOR_MANAGED_DEVICE -> waits("Waits for the decision on the managed device");
      case DELETE -> delete(device, disposition);
    }
  }

  private void ask(DirectoryDevice device) {
    erasure
        .proposal()
        .question(
            new DeviceQuestion(
                device.objectId(),
                device.label(),
                List.of(DeviceChoice.UNASSIGN, DeviceChoice.DELETE),
                List.of(
                    "The device object in the directory, decided by its own id",
                    device.windows() ? REMARK : "The device object cannot be restored")));
    waits("Waits for a person's decision");
  }

  private void delete(DirectoryDevice device, DeviceDisposition disposition) {
    if (device.managed() && device.joinedWindows()) {
      kept(
          "Not deleted by this plan: the service deletes the object when the device is no longer"
              + " managed");
    } else if (device.windows() && disposition.custody() == null && keepsKeys(device)) {
      erasure
          .proposal()
          .refuse(
              DsrError.DEVICE_DECISION_REFUSED,
              "Deleting a device object destroys its BitLocker recovery keys: store them in"
                  + " custody and attest that with DeviceDecision.custody(…)");
    } else {
      erasure.proposal().step(DirectoryDeviceDeletion.draft(erasure, device));
    }
  }

  /** Whether recovery keys exist; the keys themselves are never requested. */
  private boolean keepsKeys(DirectoryDevice device) {
    Optional<List<Content>> keys =
        erasure.rowsForDecision(
            "recovery keys of " + device.objectId(),
            "/informationProtection/bitlocker/recoveryKeys",
            Map.of(),
            Map.of("$filter", "deviceId eq '" + device.deviceId() + "'"));
    return keys.isEmpty() || !keys.get().isEmpty();
  }

  private void kept(String why) {
    erasure.proposal().gap(SOURCE, new Gap(LedgerStatus.KEPT, DsrError.DECLARED, why));
  }

  /** A plan with such a problem cannot be approved. */
  private void waits(String why) {
    erasure.proposal().gap(SOURCE, new Gap(LedgerStatus.PENDING, DsrError.DEVICE_UNDECIDED, why));
  }

  private void instruct(DirectoryDevice device, String where, String what) {
    erasure.proposal().instruction(SOURCE, where, "Device " + device.objectId() + " " + what);
  }
}
