package org.dsr4j.testkit.internal.write;

import java.util.Set;
import org.dsr4j.testkit.internal.job.MultiAdminApprovals;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.lifecycle.AuditTrail.Activity;
import org.dsr4j.testkit.internal.lifecycle.RemoteAction;
import org.dsr4j.testkit.internal.protocol.ErrorBody;
import org.dsr4j.testkit.internal.protocol.Reply;
import org.dsr4j.testkit.internal.protocol.RequestRefusedException;
import org.dsr4j.testkit.internal.schema.Service;
import org.dsr4j.testkit.internal.store.Row;
import org.jspecify.annotations.Nullable;

/** Changes of managed devices. */
final class DeviceWrites implements WriteOperations {

  private static final String MANAGED = "/deviceManagement/managedDevices";

  /** The last one is newer than v1.0's published metadata. */
  private static final Set<String> WIPE_PARAMETERS =
      Set.of(
          "keepEnrollmentData",
          "keepUserData",
          "macOsUnlockCode",
          "persistEsimDataPlan",
          "obliterationBehavior");

  private final WriteRequest change;

  DeviceWrites(WriteRequest change) {
    this.change = change;
  }

  @Override
  public @Nullable Reply answer(String operation) {
    return switch (operation) {
      case "POST /deviceManagement/managedDevices/{managedDevice-id}/retire" -> retire();
      case "POST /deviceManagement/managedDevices/{managedDevice-id}/wipe" -> wipe();
      case "DELETE /deviceManagement/managedDevices/{managedDevice-id}" -> delete();
      case "DELETE /deviceManagement/managedDevices/{managedDevice-id}/users/$ref",
          "DELETE /deviceManagement/managedDevices/{managedDevice-id}/users/{user-id}/$ref" ->
          unassign();
      default -> null;
    };
  }

  private Reply retire() {
    return start(device(), RemoteAction.RETIRE, Activity.RETIRE_DEVICE);
  }

  private Reply wipe() {
    Row device = device();
    String body = change.optionalBody();
    for (String parameter : RawJson.members(body).keySet()) {
      if (!parameter.startsWith("@") && !WIPE_PARAMETERS.contains(parameter)) {
        throw change.badRequest("The action has no parameter '" + parameter + "'.");
      }
    }
    boolean keeps = "true".equals(RawJson.member(body, "keepEnrollmentData"));
    return start(
        device, keeps ? RemoteAction.WIPE_ENROLLED : RemoteAction.WIPE, Activity.WIPE_DEVICE);
  }

  private Reply start(Row device, RemoteAction action, Activity activity) {
    approve();
    switch (change.lifecycle().managedDevices().startAction(device, action, change.now())) {
      case ACCEPTED -> audit(activity, device);
      case BUSY ->
          throw new RequestRefusedException(
              ErrorBody.conflict(Service.INTUNE, "Another action is pending on this device."));
      case USER_DELETED ->
          throw change.badRequest("The device has no user any more and cannot be reached.");
    }
    return WriteRequest.noContent();
  }

  private Reply delete() {
    Row device = device();
    approve();
    audit(Activity.DELETE_DEVICE, device);
    change.lifecycle().managedDevices().delete(device);
    return WriteRequest.noContent();
  }

  private Reply unassign() {
    Row device = device();
    Set<String> users = change.lifecycle().managedDevices().users(device);
    boolean another =
        change.target().match().parameters().size() > 1 && !users.contains(change.id(1));
    if (users.isEmpty() || another) {
      throw change.notFound();
    }
    change.lifecycle().managedDevices().unassign(device);
    return WriteRequest.noContent();
  }

  private void audit(Activity activity, Row device) {
    change.lifecycle().auditTrail().intune(activity, device, change.initiator(), change.now());
  }

  private void approve() {
    change
        .tenant()
        .approvals()
        .requireApproval(
            change.target().route().method() + " " + change.target().path(),
            change.exchange().request().header(MultiAdminApprovals.HEADER),
            change.now());
  }

  private Row device() {
    return change.requireMember(MANAGED, change.id(0));
  }
}
