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

/** Writes the audit records that changes leave behind. Safe for use by several threads. */
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

  /** What was done: the activity's name, and its kind. */
  public enum Activity {
    /** A soft delete. */
    DELETE_USER("Delete user", "Delete"),
    /** A permanent delete. */
    HARD_DELETE_USER("Hard Delete user", "Delete"),
    /** A return from the deleted items. */
    RESTORE_USER("Restore user", "Update"),
    /** Blocked sign-in. */
    DISABLE_ACCOUNT("Disable account", "Update"),
    /** Sign-in that is not blocked any more. */
    ENABLE_ACCOUNT("Enable account", "Update"),
    /** Any other change of properties. */
    UPDATE_USER("Update user", "Update"),
    /** Revoked sessions. */
    REVOKE_SESSIONS("Update StsRefreshTokenValidFrom Timestamp", "Update"),
    /** Licences that were given or taken. */
    CHANGE_LICENSE("Change user license", "Update"),
    /** A wipe that was asked for. */
    WIPE_DEVICE("wipe ManagedDevice", "Action"),
    /** A retirement that was asked for. */
    RETIRE_DEVICE("retire ManagedDevice", "Action"),
    /** A managed device's record that was deleted. */
    DELETE_DEVICE("Delete ManagedDevice", "Delete");

    private final String text;
    private final String kind;

    Activity(String text, String kind) {
      this.text = text;
      this.kind = kind;
    }
  }

  /**
   * Writes that something was done to a user.
   *
   * @param activity what
   * @param user the user as it was before, which decides under which name it is told
   * @param initiator by whom
   * @param now when
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
   * Writes that something was done to a managed device.
   *
   * @param activity what
   * @param device the device's record
   * @param initiator by whom
   * @param now when
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
