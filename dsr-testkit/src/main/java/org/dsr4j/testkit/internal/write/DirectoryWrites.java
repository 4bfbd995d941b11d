package org.dsr4j.testkit.internal.write;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.lifecycle.ExternalUserProfiles;
import org.dsr4j.testkit.internal.protocol.Reply;
import org.dsr4j.testkit.internal.store.Row;
import org.jspecify.annotations.Nullable;

/** Changes in the directory besides those of users themselves. */
final class DirectoryWrites implements WriteOperations {

  private static final String GRANTS = "/oauth2PermissionGrants";

  private final WriteRequest change;

  DirectoryWrites(WriteRequest change) {
    this.change = change;
  }

  @Override
  public @Nullable Reply answer(String operation) {
    return switch (operation) {
      case "DELETE /devices/{device-id}" -> deleteDevice();
      case "PATCH /devices/{device-id}" -> changeDevice();
      case "DELETE /groups/{group-id}/owners/{directoryObject-id}/$ref" -> removeOwner(true);
      case "DELETE /applications/{application-id}/owners/{directoryObject-id}/$ref",
          "DELETE /servicePrincipals/{servicePrincipal-id}/owners/{directoryObject-id}/$ref" ->
          removeOwner(false);
      case "DELETE /users/{user-id}/appRoleAssignments/{appRoleAssignment-id}" ->
          deleteAssignment();
      case "DELETE /oauth2PermissionGrants/{oAuth2PermissionGrant-id}" -> deleteGrant();
      case "POST /directory/inboundSharedUserProfiles/{inboundSharedUserProfile-userId}"
              + "/removePersonalData" ->
          removeShared();
      case "DELETE /directory/externalUserProfiles/{externalUserProfile-id}" -> deleteExternal();
      default -> null;
    };
  }

  private Reply deleteDevice() {
    change
        .lifecycle()
        .managedDevices()
        .directory()
        .delete(change.requireMember("/devices", change.id(0)));
    return WriteRequest.noContent();
  }

  /** An application alone can change the state of Windows devices only. */
  private Reply changeDevice() {
    Row device = change.requireMember("/devices", change.id(0));
    Map<String, String> changes = RawJson.members(change.body());
    if (!changes.keySet().equals(Set.of("accountEnabled"))
        || !"Windows".equalsIgnoreCase(device.string("operatingSystem"))) {
      throw change.badRequest(
          "One or more properties contains invalid values for this kind of device.");
    }
    change
        .store()
        .mutableRow(device, "device", path -> path.endsWith("evices"))
        .set("accountEnabled", Objects.requireNonNull(changes.get("accountEnabled")));
    return WriteRequest.noContent();
  }

  private Reply removeOwner(boolean needsOne) {
    String object = change.pathWithoutLast(3);
    Set<String> owners = change.lifecycle().ownership().owners(object);
    String owner = change.id(1);
    if (!owners.contains(owner)) {
      throw change.notFound();
    }
    String refusal = change.lifecycle().ownership().refusal(object);
    if (refusal != null) {
      throw change.badRequest(refusal);
    }
    if (needsOne && owners.size() == 1) {
      throw change.badRequest(
          "The group must have at least one owner, hence this owner cannot be removed.");
    }
    change.lifecycle().ownership().remove(object, owner);
    return WriteRequest.noContent();
  }

  private Reply deleteAssignment() {
    change.requireUser();
    change.removeMember(change.pathWithoutLast(1), change.id(1));
    return WriteRequest.noContent();
  }

  /** A grant is in the tenant's list and in the user's list. */
  private Reply deleteGrant() {
    String id = change.id(0);
    change.requireMember(GRANTS, id);
    change
        .store()
        .removeRows(path -> path.endsWith(GRANTS), row -> id.equalsIgnoreCase(row.string("id")));
    return WriteRequest.noContent();
  }

  private Reply removeShared() {
    if (!change.lifecycle().externalProfiles().isSharedProfile(change.id(0))) {
      throw change.notFound();
    }
    change.lifecycle().externalProfiles().remove(change.id(0), change.now());
    return WriteRequest.noContent();
  }

  private Reply deleteExternal() {
    change
        .lifecycle()
        .externalProfiles()
        .delete(change.requireMember(ExternalUserProfiles.EXTERNAL, change.id(0)), change.now());
    return WriteRequest.noContent();
  }
}
