package org.dsr4j.testkit.internal.lifecycle;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.state.SavedState;
import org.dsr4j.testkit.internal.store.EntityRow;
import org.dsr4j.testkit.internal.store.Row;
import org.dsr4j.testkit.internal.store.RowTemplate;
import org.dsr4j.testkit.internal.store.RowValues;
import org.dsr4j.testkit.internal.store.Seed;
import org.dsr4j.testkit.internal.store.TenantStore;
import org.jspecify.annotations.Nullable;

/** Writes the audit records of changes. Safe for use by several threads. */
public final class AuditTrail {

  private static final String DIRECTORY = "/auditLogs/directoryAudits";
  private static final String INTUNE = "/deviceManagement/auditEvents";

  private final TenantStore store;
  private final Seed seed;
  private int written;

  AuditTrail(TenantStore store, Seed seed) {
    this.store = store;
    this.seed = seed;
  }

  /** An activity: its name and its kind. */
  public enum Activity {
    /** A soft delete. */
    DELETE_USER("Delete user", "Delete"),
    /** A permanent delete. */
    HARD_DELETE_USER("Hard Delete user", "Delete"),
    /** A restore from the deleted items. */
    RESTORE_USER("Restore user", "Update"),
    /** Blocked sign-in. */
    DISABLE_ACCOUNT("Disable account", "Update"),
    /** Sign-in that is not blocked any more. */
    ENABLE_ACCOUNT("Enable account", "Update"),
    /** Any other change of properties. */
    UPDATE_USER("Update user", "Update"),
    /** Revoked sessions. */
    REVOKE_SESSIONS("Update StsRefreshTokenValidFrom Timestamp", "Update"),
    /** Licences that were assigned or removed. */
    CHANGE_LICENSE("Change user license", "Update"),
    /** A requested wipe. */
    WIPE_DEVICE("wipe ManagedDevice", "Action"),
    /** A requested retirement. */
    RETIRE_DEVICE("retire ManagedDevice", "Action"),
    /** A deleted record of a managed device. */
    DELETE_DEVICE("Delete ManagedDevice", "Delete");

    private final String text;
    private final String kind;

    Activity(String text, String kind) {
      this.text = text;
      this.kind = kind;
    }
  }

  /**
   * Records an activity on a user.
   *
   * @param activity the activity
   * @param user the user before the change; the record contains this name
   * @param initiator who did it
   * @param now the time
   */
  public synchronized void directory(
      Activity activity, Row user, Initiator initiator, Instant now) {
    EntityRow row = row("directoryAudit", "directoryChange", activity, user, now);
    row.set("correlationId", correlation(initiator.correlationId()));
    row.set(
        "initiatedBy",
        "{\"user\":null,\"app\":{\"appId\":"
            + initiator.quotedAppId()
            + ",\"displayName\":"
            + RawJson.quote(initiator.name())
            + ",\"servicePrincipalId\":null,\"servicePrincipalName\":null}}");
    store.add(DIRECTORY, row, now);
  }

  /**
   * Records an activity on a managed device.
   *
   * @param activity the activity
   * @param device the device's record
   * @param initiator who did it
   * @param now the time
   */
  public synchronized void intune(Activity activity, Row device, Initiator initiator, Instant now) {
    EntityRow row = row("auditEvent", "intuneChange", activity, device, now);
    String asked = initiator.correlationId();
    // Intune's correlation ids are GUIDs
    row.set("correlationId", correlation(asked != null && isGuid(asked) ? asked : null));
    row.set(
        "actor",
        "{\"auditActorType\":\"Application\",\"userPermissions\":[\"*\"],\"applicationId\":"
            + initiator.quotedAppId()
            + ",\"applicationDisplayName\":"
            + RawJson.quote(initiator.name())
            + ",\"userPrincipalName\":null,\"servicePrincipalName\":null,\"ipAddress\":null,"
            + "\"userId\":null}");
    store.add(INTUNE, row, now);
  }

  private EntityRow row(String type, String template, Activity activity, Row about, Instant now) {
    written++;
    Map<String, RowValues.Subject> subjects =
        Map.of(
            "change",
            name -> name.equals("kind") ? activity.kind : activity.text,
            "target",
            about::string);
    RowValues values = new RowValues(seed, rowSeed("row"), now, written, subjects);
    return new EntityRow(type, RowTemplate.named(template).fill(values));
  }

  private String correlation(@Nullable String asked) {
    return RawJson.quote(asked == null ? rowSeed("correlation").guid() : asked);
  }

  private Seed rowSeed(String name) {
    return seed.child(name + " " + written);
  }

  private static boolean isGuid(String text) {
    try {
      return UUID.fromString(text).toString().equalsIgnoreCase(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  synchronized SavedState saveState() {
    int then = written;
    return () -> restore(then);
  }

  private synchronized void restore(int then) {
    written = then;
  }
}
