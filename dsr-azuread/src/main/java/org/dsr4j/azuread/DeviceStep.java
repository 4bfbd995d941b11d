package org.dsr4j.azuread;

import static org.dsr4j.graph.GraphVersion.V1;

import java.util.List;
import org.dsr4j.change.ChangePhase;
import org.dsr4j.change.StepDraft;
import org.dsr4j.graph.WriteMethod;
import org.dsr4j.graph.change.Sight;
import org.dsr4j.graph.change.Sights;
import org.dsr4j.graph.change.StepKind;
import org.dsr4j.graph.change.StepReads;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.StepCall;

/** Deletes a device object, unless somebody else has come to use the device meanwhile. */
final class DeviceStep {

  static final List<String> PEOPLE =
      List.of(
          "/devices/{deviceObjectId}/registeredOwners",
          "/devices/{deviceObjectId}/registeredUsers");

  private static final String DEVICE = "/devices/{deviceObjectId}";
  private static final Sight GONE = Sights.gone(V1, DEVICE, "id,deviceId,trustType");

  static final StepKind KIND =
      StepKind.builder(
              "delete-device-object", ChangePhase.REGISTRATIONS, "Delete the device object")
          .write(WriteMethod.DELETE, V1, DEVICE)
          .permission("Device.ReadWrite.All")
          .seenBy(DeviceStep::look);

  private DeviceStep() {}

  static StepDraft draft(Erasure erasure, DirectoryDevice device) {
    return erasure
        .draft(KIND, DirectoryDeviceSteps.SOURCE, device.objectId())
        .argument("deviceObjectId", device.objectId())
        .label(device.label())
        .prior(device.row())
        .precondition("deviceId", device.deviceId())
        .precondition("trustType", device.row().text("trustType").orElse(""));
  }

  private static Inspection look(StepCall call, StepReads reads) {
    Inspection seen = GONE.look(call, reads);
    return seen.status() == Inspection.Status.OPEN ? stillAlone(call, reads) : seen;
  }

  private static Inspection stillAlone(StepCall call, StepReads reads) {
    String userId = call.step().argument("userId");
    for (String list : PEOPLE) {
      StepReads.Listed others =
          reads.listed(
              V1, list, "id", row -> row.text("id").filter(userId::equalsIgnoreCase).isEmpty());
      if (others.found()) {
        return new Inspection.Drifted("somebody else uses the device since the plan was made");
      }
      if (others.failure().isPresent()) {
        return new Inspection.Unseen(others.failure().get().asPart(list));
      }
    }
    return new Inspection.Open();
  }
}
