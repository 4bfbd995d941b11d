package org.dsr4j.testkit.internal.http;

import java.util.Set;
import org.dsr4j.testkit.internal.life.VisitorProfiles;
import org.jspecify.annotations.Nullable;

/** Changes in the directory besides those of users themselves. */
final class DirectoryWrites implements Writes {

  private static final String GRANTS = "/oauth2PermissionGrants";

  private final Change change;

  DirectoryWrites(Change change) {
    this.change = change;
  }

  @Override
  public @Nullable Reply answer(String operation) {
    return switch (operation) {
      case "DELETE /devices/{device-id}" -> deleteDevice();
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
    change.life().hardware().directory().delete(change.member("/devices", change.id(0)));
    return Change.done();
  }

  private Reply removeOwner(boolean needsOne) {
    String object = change.pathWithoutLast(3);
    Set<String> owners = change.life().ownership().owners(object);
    String owner = change.id(1);
    if (!owners.contains(owner)) {
      throw change.notFound();
    }
    if (needsOne && owners.size() == 1) {
      throw change.badRequest(
          "The group must have at least one owner, hence this owner cannot be removed.");
    }
    change.life().ownership().remove(object, owner);
    return Change.done();
  }

  private Reply deleteAssignment() {
    change.user();
    change.removeMember(change.pathWithoutLast(1), change.id(1));
    return Change.done();
  }

  /** A grant stands in the tenant's list and in its user's. */
  private Reply deleteGrant() {
    String id = change.id(0);
    change.member(GRANTS, id);
    change
        .store()
        .removeRows(path -> path.endsWith(GRANTS), row -> id.equalsIgnoreCase(row.string("id")));
    return Change.done();
  }

  private Reply removeShared() {
    if (!change.life().visitors().shares(change.id(0))) {
      throw change.notFound();
    }
    change.life().visitors().remove(change.id(0), change.now());
    return Change.done();
  }

  private Reply deleteExternal() {
    change
        .life()
        .visitors()
        .delete(change.member(VisitorProfiles.EXTERNAL, change.id(0)), change.now());
    return Change.done();
  }
}
