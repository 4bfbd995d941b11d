package org.dsr4j.testkit.internal.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.schema.PublishedVersion;
import org.dsr4j.testkit.internal.state.SavedState;
import org.dsr4j.testkit.internal.store.EntityRow;
import org.dsr4j.testkit.internal.store.Row;
import org.dsr4j.testkit.internal.store.RowList;
import org.dsr4j.testkit.internal.store.TenantStore;
import org.jspecify.annotations.Nullable;

/** The managed devices of one tenant. Safe for use by several threads. */
public final class ManagedDevices {

  static final String MANAGED = "/deviceManagement/managedDevices";

  private static final Set<String> CORPORATE_ANDROID =
      Set.of(
          "androidEnterpriseFullyManaged",
          "androidEnterpriseDedicatedDevice",
          "androidEnterpriseCorporateWorkProfile",
          "androidAOSPUserOwnedDeviceEnrollment",
          "androidAOSPUserlessDeviceEnrollment");

  private final TenantStore store;
  private final Users people;
  private final DirectoryDevices directory;
  private final Map<String, RemoteAction> pending = new TreeMap<>();
  private final Map<String, String> ends = new TreeMap<>();
  private final Set<String> silent = new TreeSet<>();
  private final Set<String> reset = new TreeSet<>();

  ManagedDevices(TenantStore store, Users people, AutopilotDevices autopilot) {
    this.store = store;
    this.people = people;
    this.directory = new DirectoryDevices(store, autopilot);
  }

  /** {@return the devices in the directory} */
  public DirectoryDevices directory() {
    return directory;
  }

  /** The result of a request for a remote action. */
  public enum Verdict {
    /** The action waits for the device. */
    ACCEPTED,
    /** Another action is already waiting. */
    BUSY,
    /** The device's user was deleted, so Intune can no longer reach the device. */
    USER_DELETED
  }

  /**
   * Requests a remote action, which waits until the device checks in.
   *
   * @param device the device's record
   * @param action the action
   * @param now the current time
   * @return the result
   */
  public synchronized Verdict startAction(Row device, RemoteAction action, Instant now) {
    if (people.isDeleted(text(device, "userId"))) {
      return Verdict.USER_DELETED;
    }
    RemoteAction waiting = pending.get(key(device));
    // a device with a pending retirement can still be wiped
    if (waiting != null && (waiting.isWipe() || !action.isWipe())) {
      return Verdict.BUSY;
    }
    EntityRow changed = changeable(device);
    String state = RawJson.quote(action.name() + "Pending");
    if (silent.contains(key(device))) {
      showInBeta(changed, state);
    } else {
      changed.set("managementState", state);
      ActionResults.begin(changed, action.name(), now);
    }
    pending.put(key(device), action);
    return Verdict.ACCEPTED;
  }

  /**
   * Deletes a device's record immediately. This wipes corporate Android devices. Other devices are
   * not wiped, and a pending wipe is lost.
   *
   * @param device the device's record
   */
  public synchronized void delete(Row device) {
    if (CORPORATE_ANDROID.contains(text(device, "deviceEnrollmentType"))) {
      reset.add(key(device));
    }
    directory.unjoin(device);
    removeEverywhere(text(device, "id"));
  }

  /**
   * Simulates the check-in of a device: pending actions are carried out, or fail.
   *
   * @param id the id of its record
   * @param now the current time
   */
  public synchronized void checkIn(String id, Instant now) {
    Row device = store.find(MANAGED, id);
    if (device == null) {
      return;
    }
    EntityRow record = changeable(device);
    record.set("lastSyncDateTime", RawJson.quote(now.toString()));
    RemoteAction action = pending.remove(key(device));
    if (action == null) {
      return;
    }
    if (silent.contains(key(device))) {
      showInBeta(record, record.member("managementState"));
      ActionResults.begin(record, action.name(), now);
    }
    String end = ends.remove(key(device));
    if (end == null) {
      carryOut(record, action, now);
    } else {
      record.set("managementState", RawJson.quote(stateAfter(action, end)));
      ActionResults.end(record, action.name(), end, now);
    }
  }

  private static String stateAfter(RemoteAction action, String end) {
    return switch (end) {
      case "failed" -> action.name() + "Failed";
      case "canceled" -> action.name() + "Canceled";
      default -> "managed";
    };
  }

  /** Only beta's lists get the state; both versions share the row until then. */
  private void showInBeta(EntityRow device, @Nullable String state) {
    EntityRow copy = new EntityRow("managedDevice", device.text());
    copy.set("managementState", state == null ? "null" : state);
    RowList list = store.list(PublishedVersion.BETA, MANAGED);
    list.removeIf(row -> key(row).equals(key(device)));
    list.add(copy, 0);
  }

  private void carryOut(EntityRow record, RemoteAction action, Instant now) {
    if (action.isWipe()) {
      reset.add(key(record));
    }
    if (action.keepsEnrollment()) {
      record.set("managementState", "\"managed\"");
      ActionResults.end(record, action.name(), "done", now);
    } else {
      directory.unjoin(record);
      removeEverywhere(text(record, "id"));
    }
  }

  /**
   * Simulates the check-in of all devices.
   *
   * @param now the current time
   */
  public synchronized void checkInAll(Instant now) {
    List.copyOf(store.rows(MANAGED)).forEach(device -> checkIn(text(device, "id"), now));
  }

  /**
   * Ends the next pending action of a device without carrying it out.
   *
   * @param id the id of its record
   * @param state the state of its result
   */
  public synchronized void endNext(String id, String state) {
    ends.put(id.toLowerCase(Locale.ROOT), state);
  }

  /**
   * From now on the actions of a device have no result until they end; only beta shows that they
   * are pending.
   *
   * @param id the id of its record
   */
  public synchronized void keepSilent(String id) {
    silent.add(id.toLowerCase(Locale.ROOT));
  }

  /**
   * {@return the ids of a device's users: those in its list of users, else the one in its record}
   *
   * @param device the device's record
   */
  public Set<String> users(Row device) {
    Set<String> users = new TreeSet<>();
    store.rows(usersPath(device)).forEach(row -> users.add(key(row)));
    String user = text(device, "userId").toLowerCase(Locale.ROOT);
    if (users.isEmpty() && !user.isEmpty()) {
      users.add(user);
    }
    return users;
  }

  private static String usersPath(Row device) {
    return MANAGED + "/" + key(device) + "/users";
  }

  /**
   * {@return whether a device was reset to factory settings}
   *
   * @param id the id of its record, which may be deleted
   */
  public synchronized boolean wasFactoryReset(String id) {
    return reset.contains(id.toLowerCase(Locale.ROOT));
  }

  /**
   * Removes a device's users; the record keeps a user who enrolled the device for somebody else.
   *
   * @param device the device's record
   */
  public synchronized void unassign(Row device) {
    Set<String> users = users(device);
    EntityRow changed = changeable(device);
    users.forEach(user -> removeById("/users/" + user + "/managedDevices", text(changed, "id")));
    store.removeRows(usersPath(changed)::equals, row -> true);
    if (users.contains(text(changed, "userId").toLowerCase(Locale.ROOT))) {
      for (String property :
          List.of("userId", "userPrincipalName", "userDisplayName", "emailAddress")) {
        changed.set(property, "\"\"");
      }
    }
  }

  /** Removes a device's record with all rows below it, and all rows that mention it. */
  synchronized void removeEverywhere(String id) {
    pending.remove(id.toLowerCase(Locale.ROOT));
    store.removeRows(ManagedDevices::holdsDevices, row -> id.equalsIgnoreCase(row.string("id")));
    store.removeBelow(MANAGED + "/" + id.toLowerCase(Locale.ROOT));
    store.removeRows(
        path -> IntunePaths.isPurged(path) && !path.startsWith("/users/"),
        row -> row.text().toLowerCase(Locale.ROOT).contains(id.toLowerCase(Locale.ROOT)));
  }

  /** Removes a user from the list of users who have logged on to a device. */
  synchronized void removeLogOns(Row device, String userId) {
    String logOns = device.member("usersLoggedOn");
    if (logOns == null || !RawJson.isArray(logOns)) {
      return;
    }
    List<String> all = RawJson.elements(logOns);
    List<String> others = all.stream().filter(entry -> !isOf(entry, userId)).toList();
    if (others.size() < all.size()) {
      changeable(device).set("usersLoggedOn", "[" + String.join(",", others) + "]");
    }
  }

  private static boolean isOf(String logOn, String userId) {
    return RawJson.quote(userId).equalsIgnoreCase(RawJson.member(logOn, "userId"));
  }

  private void removeById(String list, String id) {
    store.removeRows(list::equals, row -> id.equalsIgnoreCase(row.string("id")));
  }

  private EntityRow changeable(Row device) {
    return store.mutableRow(device, "managedDevice", ManagedDevices::holdsDevices);
  }

  private static boolean holdsDevices(String path) {
    return path.endsWith("/managedDevices");
  }

  private static String key(Row device) {
    return text(device, "id").toLowerCase(Locale.ROOT);
  }

  static String text(Row row, String property) {
    return Objects.requireNonNullElse(row.string(property), "");
  }

  synchronized SavedState saveState() {
    List<SavedState> parts =
        List.of(
            SavedState.of(pending),
            SavedState.of(ends),
            SavedState.of(silent),
            SavedState.of(reset));
    return () -> restore(parts);
  }

  private synchronized void restore(List<SavedState> parts) {
    parts.forEach(SavedState::restore);
  }
}
