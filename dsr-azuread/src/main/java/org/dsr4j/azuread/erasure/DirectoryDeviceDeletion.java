package org.dsr4j.azuread.erasure;

import static org.dsr4j.graph.model.GraphVersion.V1;

import java.util.List;
import org.dsr4j.change.ChangePhase;
import org.dsr4j.change.StepDraft;
import org.dsr4j.graph.change.EffectCheck;
import org.dsr4j.graph.change.EffectChecks;
import org.dsr4j.graph.change.StepKind;
import org.dsr4j.graph.change.StepReads;
import org.dsr4j.graph.model.WriteMethod;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.StepCall;

/** Deletes a device object, unless another person uses the device since planning. */
final class DirectoryDeviceDeletion {

  static final List<String> USER_LISTS =
      List.of(
          "/devices/{deviceObjectId}/registeredOwners",
          "/devices/{deviceObjectId}/registeredUsers");

  private static final String DEVICE = "/devices/{deviceObjectId}";
  private static final EffectCheck GONE =
      EffectChecks.gone(V1, DEVICE, "id,deviceId,trustType,registrationDateTime");

  static final StepKind KIND =
      StepKind.builder(
              "delete-device-object", ChangePhase.REGISTRATIONS, "Delete the device object")
          .write(WriteMethod.DELETE, V1, DEVICE)
          .permission("Device.ReadWrite.All")
          .verifiedBy(DirectoryDeviceDeletion::look);

  private DirectoryDeviceDeletion() {}

  static StepDraft draft(ErasureContext erasure, DirectoryDevice device) {
    return erasure
        .draft(KIND, DirectoryDeviceSteps.SOURCE, device.objectId())
        .argument("userId", erasure.userId())
        .label(device.label())
        .prior(device.properties())
        .precondition("deviceId", device.deviceId())
        .precondition("trustType", device.properties().text("trustType").orElse(""))
        // There are no deleted items for devices: a device that was registered again is another
        // one.
        .precondition(
            "registrationDateTime", device.properties().text("registrationDateTime").orElse(""));
  }

  private static Inspection look(StepCall call, StepReads reads) {
    Inspection seen = GONE.check(call, reads);
    return seen.status() == Inspection.Status.OPEN ? stillAlone(call, reads) : seen;
  }

  private static Inspection stillAlone(StepCall call, StepReads reads) {
    String userId = call.step().argument("userId");
    for (String list : USER_LISTS) {
      StepReads.Listed others =
          reads.listed(
              V1, list, "id", row -> row.text("id").filter(userId::equalsIgnoreCase).isEmpty());
      if (others.found()) {
        return new Inspection.Drifted("another person uses the device since the plan was made");
      }
      if (others.failure().isPresent()) {
        return new Inspection.NotObservable(others.failure().get().asGap(list));
      }
    }
    return new Inspection.Open();
  }
}
