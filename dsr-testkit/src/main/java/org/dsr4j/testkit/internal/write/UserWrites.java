package org.dsr4j.testkit.internal.write;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dsr4j.testkit.internal.job.PersonalDataExportJobs;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.lifecycle.AuditTrail.Activity;
import org.dsr4j.testkit.internal.protocol.Reply;
import org.dsr4j.testkit.internal.store.Row;
import org.jspecify.annotations.Nullable;

/** Changes of living users. */
final class UserWrites implements WriteOperations {

  private final WriteRequest change;

  UserWrites(WriteRequest change) {
    this.change = change;
  }

  @Override
  public @Nullable Reply answer(String operation) {
    return switch (operation) {
      case "PATCH /users/{user-id}" -> changeUser();
      case "DELETE /users/{user-id}" -> deleteUser();
      case "POST /users/{user-id}/revokeSignInSessions" -> revokeSessions();
      case "POST /users/{user-id}/exportPersonalData" -> exportPersonalData();
      case "POST /users/{user-id}/assignLicense" -> new LicenseAssignment(change).answer();
      default -> null;
    };
  }

  private Reply changeUser() {
    Map<String, String> changes = RawJson.members(change.body());
    for (String property : changes.keySet()) {
      if (!property.startsWith("@") && !change.exchange().route().entity().has(property)) {
        throw change.badRequest("Invalid property '" + property + "'.");
      }
    }
    Row user = change.requireUser();
    if ("true".equals(user.member("onPremisesSyncEnabled"))) {
      throw change.badRequest(
          "Unable to update the specified properties for on-premises mastered Directory Sync"
              + " objects or objects currently undergoing migration.");
    }
    for (Activity activity : activities(changes)) {
      audit(activity, user);
    }
    change.lifecycle().users().change(user, changes);
    return WriteRequest.noContent();
  }

  private static List<Activity> activities(Map<String, String> changes) {
    Set<Activity> activities = new HashSet<>();
    changes.forEach(
        (property, value) ->
            activities.add(
                !property.equals("accountEnabled")
                    ? Activity.UPDATE_USER
                    : value.equals("true") ? Activity.ENABLE_ACCOUNT : Activity.DISABLE_ACCOUNT));
    return activities.stream().sorted().toList();
  }

  private Reply deleteUser() {
    Row user = change.requireUser();
    audit(Activity.DELETE_USER, user);
    change.lifecycle().users().softDelete(user, change.now());
    return WriteRequest.noContent();
  }

  private Reply revokeSessions() {
    Row user = change.requireUser();
    String now = RawJson.quote(change.now().toString());
    change.lifecycle().users().change(user, Map.of("signInSessionsValidFromDateTime", now));
    audit(Activity.REVOKE_SESSIONS, user);
    String context = version() + "/$metadata#Edm.Boolean";
    return Reply.json(200, "{\"@odata.context\":" + RawJson.quote(context) + ",\"value\":true}");
  }

  private Reply exportPersonalData() {
    String location = WriteRequest.requiredText(change.body(), "storageLocation");
    if (location == null) {
      throw change.badRequest("The storageLocation is missing.");
    }
    String userId = Objects.requireNonNullElse(change.requireUser().string("id"), "");
    String id = change.tenant().dataExports().start(userId, location, change.now());
    return Reply.of(202, "", new byte[0])
        .header("Location", version() + PersonalDataExportJobs.PATH + "/" + id)
        .header("Retry-After", "60");
  }

  private String version() {
    return change.exchange().endpoint() + "/" + change.target().version().segment();
  }

  private void audit(Activity activity, Row user) {
    change.lifecycle().auditTrail().directory(activity, user, change.initiator(), change.now());
  }
}
