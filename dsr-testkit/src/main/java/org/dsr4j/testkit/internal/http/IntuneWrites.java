package org.dsr4j.testkit.internal.http;

import java.util.Objects;
import org.dsr4j.testkit.internal.life.Autopilot;
import org.dsr4j.testkit.internal.store.Row;
import org.jspecify.annotations.Nullable;

/** Changes in Intune besides those of managed devices. */
final class IntuneWrites implements Writes {

  private static final String IDENTITY = Autopilot.LIST + "/{windowsAutopilotDeviceIdentity-id}";
  private static final String CERTIFICATES = "/deviceManagement/userPfxCertificates";

  private final Change change;

  IntuneWrites(Change change) {
    this.change = change;
  }

  @Override
  public @Nullable Reply answer(String operation) {
    return switch (operation) {
      case "POST " + IDENTITY + "/unassignUserFromDevice" -> unassign();
      case "DELETE " + IDENTITY -> remove(Autopilot.LIST);
      case "DELETE " + CERTIFICATES + "/{userPFXCertificate-id}" -> remove(CERTIFICATES);
      case "POST /users/{user-id}/wipeManagedAppRegistrationsByDeviceTag" -> wipeApps();
      default -> null;
    };
  }

  private Reply unassign() {
    change.life().autopilot().unassign(change.member(Autopilot.LIST, change.id(0)));
    return Change.done();
  }

  private Reply remove(String list) {
    change.removeMember(list, change.id(0));
    return Change.done();
  }

  private Reply wipeApps() {
    Row user = change.user();
    String tag = Change.text(change.body(), "deviceTag");
    if (tag == null || tag.isEmpty()) {
      throw change.badRequest("The deviceTag is missing.");
    }
    change.life().apps().wipe(Objects.requireNonNullElse(user.string("id"), ""), tag);
    return Change.done();
  }
}
