package org.dsr4j.testkit.internal.write;

import java.util.Objects;
import org.dsr4j.testkit.internal.lifecycle.AutopilotDevices;
import org.dsr4j.testkit.internal.protocol.Reply;
import org.dsr4j.testkit.internal.store.Row;
import org.jspecify.annotations.Nullable;

/** Changes in Intune besides those of managed devices. */
final class IntuneWrites implements WriteOperations {

  private static final String IDENTITY =
      AutopilotDevices.LIST + "/{windowsAutopilotDeviceIdentity-id}";
  private static final String CERTIFICATES = "/deviceManagement/userPfxCertificates";

  private final WriteRequest change;

  IntuneWrites(WriteRequest change) {
    this.change = change;
  }

  @Override
  public @Nullable Reply answer(String operation) {
    return switch (operation) {
      case "POST " + IDENTITY + "/unassignUserFromDevice" -> unassign();
      case "DELETE " + IDENTITY -> remove(AutopilotDevices.LIST);
      case "DELETE " + CERTIFICATES + "/{userPFXCertificate-id}" -> remove(CERTIFICATES);
      case "POST /users/{user-id}/wipeManagedAppRegistrationsByDeviceTag" -> wipeApps();
      default -> null;
    };
  }

  private Reply unassign() {
    change
        .lifecycle()
        .autopilotDevices()
        .unassign(change.requireMember(AutopilotDevices.LIST, change.id(0)));
    return WriteRequest.noContent();
  }

  private Reply remove(String list) {
    change.removeMember(list, change.id(0));
    return WriteRequest.noContent();
  }

  private Reply wipeApps() {
    Row user = change.requireUser();
    String tag = WriteRequest.requiredText(change.body(), "deviceTag");
    if (tag == null || tag.isEmpty()) {
      throw change.badRequest("The deviceTag is missing.");
    }
    change
        .lifecycle()
        .managedApps()
        .requestWipe(Objects.requireNonNullElse(user.string("id"), ""), tag);
    return WriteRequest.noContent();
  }
}
