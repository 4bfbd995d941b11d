package org.dsr4j.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.lifecycle.AutopilotDevices;
import org.dsr4j.testkit.internal.schema.PublishedVersion;
import org.dsr4j.testkit.internal.state.SavedState;
import org.dsr4j.testkit.internal.store.EntityRow;
import org.dsr4j.testkit.internal.store.RowTemplate;
import org.dsr4j.testkit.internal.store.RowValues;
import org.dsr4j.testkit.internal.store.RowValues.Subject;
import org.dsr4j.testkit.internal.store.Sample;
import org.dsr4j.testkit.internal.store.Seed;
import org.dsr4j.testkit.internal.store.TenantStore;
import org.jspecify.annotations.Nullable;

/**
 * A device in a simulated tenant: its Entra object and its Intune record; see {@link
 * SimulatedUser#device}. It is a Windows computer unless another type is set. Methods that change
 * the device return it. Safe for use by several threads.
 */
public final class SimulatedDevice {

  private static final String MANAGED = "/deviceManagement/managedDevices";

  /** The other path at which beta returns the Intune record itself. */
  private static final List<String> RECORDS =
      List.of("/deviceManagement/comanagedDevices", "/users/{user-id}/getLoggedOnManagedDevices()");

  private final SimulatedTenant tenant;
  private final @Nullable SimulatedUser user;
  private final Seed seed;
  private final EntityRow managed;
  private final EntityRow entra;

  SimulatedDevice(SimulatedTenant tenant, @Nullable SimulatedUser user, String key) {
    this.tenant = tenant;
    this.user = user;
    this.seed = tenant.seed().child(key);
    this.managed = new EntityRow("managedDevice", fill("managedDevice"));
    this.entra = new EntityRow("device", fill("device"));
    addToLists();
  }

  /** {@return the object id of the Entra device} */
  public String objectId() {
    return text(entra, "id");
  }

  /** {@return the device id that Entra and Intune share} */
  public String deviceId() {
    return text(entra, "deviceId");
  }

  /** {@return the id of the Intune managed device} */
  public String managedDeviceId() {
    return text(managed, "id");
  }

  /** {@return the device's name} */
  public String name() {
    return text(managed, "deviceName");
  }

  /** {@return the serial number} */
  public String serialNumber() {
    return text(managed, "serialNumber");
  }

  /**
   * Makes the device a Windows computer.
   *
   * @return this device
   */
  public SimulatedDevice windows() {
    return kind("Windows", "windowsRT", "10.0.22631.3296", "Dell Inc.", "Latitude 7440");
  }

  /**
   * Makes the device an iPhone.
   *
   * @return this device
   */
  public SimulatedDevice iphone() {
    managed.set("deviceEnrollmentType", "\"appleUserEnrollment\"");
    return kind("iOS", "iPhone", "17.3.1", "Apple", "iPhone 14");
  }

  /**
   * Makes the device an Android phone.
   *
   * @return this device
   */
  public SimulatedDevice android() {
    managed.set("deviceEnrollmentType", "\"androidEnterpriseFullyManaged\"");
    managed.set("androidSecurityPatchLevel", "\"2025-12-05\"");
    return kind("Android", "androidEnterprise", "14", "samsung", "SM-S911B");
  }

  /**
   * Makes the device a Mac.
   *
   * @return this device
   */
  public SimulatedDevice mac() {
    managed.set("deviceEnrollmentType", "\"appleBulkWithUser\"");
    return kind("macOS", "macMDM", "14.3", "Apple", "MacBook Pro");
  }

  /**
   * Sets the device's name.
   *
   * @param name the device's name
   * @return this device
   */
  public SimulatedDevice name(String name) {
    String quoted = RawJson.quote(Objects.requireNonNull(name, "name"));
    managed.set("deviceName", quoted);
    entra.set("displayName", quoted);
    return this;
  }

  /**
   * Sets the serial number.
   *
   * @param serial the serial number
   * @return this device
   */
  public SimulatedDevice serialNumber(String serial) {
    return managedProperty("serialNumber", RawJson.quote(serial));
  }

  /**
   * Sets a property of the Intune record to any JSON value.
   *
   * @param property the property's name
   * @param json the value as JSON
   * @return this device
   */
  public SimulatedDevice managedProperty(String property, String json) {
    managed.set(changeable(property), RawJson.requireValue(json));
    return this;
  }

  /**
   * Sets a property of the Entra object to any JSON value.
   *
   * @param property the property's name
   * @param json the value as JSON
   * @return this device
   */
  public SimulatedDevice entraProperty(String property, String json) {
    entra.set(changeable(property), RawJson.requireValue(json));
    return this;
  }

  /**
   * Adds detected apps.
   *
   * @param count how many
   * @return this device
   */
  public SimulatedDevice apps(int count) {
    return samples("detectedApp", count);
  }

  /**
   * Adds sample rows that the simulator generates.
   *
   * @param kind one of {@link #sampleKinds()}
   * @param count how many; a second call adds more rows
   * @return this device
   */
  public SimulatedDevice samples(String kind, int count) {
    tenant.samples().write(kind, managedDeviceId(), subjects(), count, tenant.now());
    return this;
  }

  /** {@return the kinds of rows that {@link #samples} can make about a device} */
  public static List<String> sampleKinds() {
    return Sample.names("device");
  }

  /**
   * Adds sample rows about the device to every source for which the simulator has them.
   *
   * @return this device
   */
  public SimulatedDevice inEverySource() {
    sampleKinds().forEach(kind -> samples(kind, 1));
    for (String list : RECORDS) {
      store().list(PublishedVersion.BETA, list.replace("{user-id}", userId())).add(managed, 0);
    }
    String app = tenant.seed().child("shared sharedApp").guid();
    store().add("/deviceManagement/detectedApps/" + app + "/managedDevices", managed);
    return this;
  }

  /**
   * Removes the device from Intune: only the Entra object stays.
   *
   * @return this device
   */
  public SimulatedDevice registeredOnly() {
    store().remove(MANAGED, managed);
    if (user != null) {
      store().remove(userPath("managedDevices"), managed);
    }
    entra.set("isManaged", "false");
    return this;
  }

  /**
   * Makes the Intune record name another user: usually who enrolled the device. The person's own
   * list keeps a copy that names the person, as a list of the service that is updated late.
   *
   * @param other the user in the record
   * @return this device
   */
  public SimulatedDevice recordNames(SimulatedUser other) {
    if (user != null) {
      store().remove(userPath("managedDevices"), managed);
      store().add(userPath("managedDevices"), new EntityRow("managedDevice", managed.text()));
    }
    managed.set("userId", RawJson.quote(other.objectId()));
    managed.set("userPrincipalName", RawJson.quote(other.userPrincipalName()));
    return this;
  }

  /**
   * Makes another person the primary user, as an administrator does: the Intune record names the
   * person, the device is in the person's own list, and the list of its users contains only the
   * person. In the directory the first user stays owner and registered user.
   *
   * @param other the new primary user
   * @return this device
   */
  public SimulatedDevice primaryUser(SimulatedUser other) {
    if (user != null) {
      notListed();
    }
    managed.set("userId", RawJson.quote(other.objectId()));
    managed.set("userPrincipalName", RawJson.quote(other.userPrincipalName()));
    managed.set("userDisplayName", RawJson.quote(other.displayName()));
    managed.set("emailAddress", Objects.requireNonNullElse(other.row().member("mail"), "null"));
    store().add("/users/" + other.objectId() + "/managedDevices", managed);
    return usedBy(other);
  }

  /**
   * Sets the list of the device's users at {@code managedDevices/{id}/users}; the record and the
   * lists of people stay.
   *
   * @param users the users, possibly none
   * @return this device
   */
  public SimulatedDevice usedBy(SimulatedUser... users) {
    String list = MANAGED + "/" + managedDeviceId() + "/users";
    store().removeRows(list::equals, row -> true);
    List.of(users).forEach(each -> store().add(list, each.row()));
    return this;
  }

  /**
   * Removes the device from its user's own list; the record still names the user.
   *
   * @return this device
   */
  public SimulatedDevice notListed() {
    String id = managedDeviceId();
    store()
        .removeRows(
            userPath("managedDevices")::equals, row -> id.equalsIgnoreCase(row.string("id")));
    return this;
  }

  /**
   * From now on remote actions on the device have no result until they end. Only {@code
   * managementState} of beta shows that they are pending.
   *
   * @return this device
   */
  public SimulatedDevice silentActions() {
    tenant.servedTenant().lifecycle().managedDevices().keepSilent(managedDeviceId());
    return this;
  }

  /**
   * Adds rows below the Intune record, unchanged, in every version that has such a list.
   *
   * @param relativePath a path below {@code /deviceManagement/managedDevices/{managedDevice-id}/}
   * @param rows one JSON object each
   * @return this device
   */
  public SimulatedDevice rows(String relativePath, String... rows) {
    TenantRows.addToEveryVersion(
        tenant, MANAGED + "/" + managedDeviceId() + "/" + relativePath, rows);
    return this;
  }

  /**
   * Gives the device a Windows Autopilot identity that names its user.
   *
   * @return this device
   */
  public SimulatedDevice autopilot() {
    if (!tenant.servedTenant().lifecycle().autopilotDevices().isRegistered(managed)) {
      RowValues values = tenant.values(seed.child("autopilot"), subjects());
      String text = RowTemplate.named("autopilotIdentity").fill(values);
      store().add(AutopilotDevices.LIST, new EntityRow("windowsAutopilotDeviceIdentity", text));
    }
    return this;
  }

  /**
   * Simulates that the device checks in with Intune. A pending wipe or retirement is carried out
   * and the device's record is removed, unless {@link #failNextAction} was called or the wipe keeps
   * the enrolment. A Windows computer that is joined to the directory is also removed from the
   * directory, unless it has an Autopilot identity. A device never checks in if this method is not
   * called.
   *
   * @return this device
   */
  public SimulatedDevice checkIn() {
    tenant.servedTenant().lifecycle().managedDevices().checkIn(managedDeviceId(), tenant.now());
    return this;
  }

  /**
   * Makes the next pending wipe or retirement fail when the device checks in.
   *
   * @return this device
   */
  public SimulatedDevice failNextAction() {
    return endNextAction("failed");
  }

  /**
   * Makes the next pending wipe or retirement end without being carried out when the device checks
   * in.
   *
   * @param state the state of its result: failed, canceled, notSupported, or any other word
   * @return this device
   */
  public SimulatedDevice endNextAction(String state) {
    Objects.requireNonNull(state, "state");
    tenant.servedTenant().lifecycle().managedDevices().endNext(managedDeviceId(), state);
    return this;
  }

  /**
   * {@return whether the device was reset to factory settings: by a wipe that was carried out, or
   * because its record was deleted and it is a corporate Android device}
   */
  public boolean wasFactoryReset() {
    return tenant.servedTenant().lifecycle().managedDevices().wasFactoryReset(managedDeviceId());
  }

  SavedState saveState() {
    return SavedState.all(List.of(managed.saveState(), entra.saveState()));
  }

  private SimulatedDevice kind(
      String system, String type, String version, String maker, String model) {
    managed.set("operatingSystem", RawJson.quote(system));
    managed.set("deviceType", RawJson.quote(type));
    managed.set("osVersion", RawJson.quote(version));
    managed.set("manufacturer", RawJson.quote(maker));
    managed.set("model", RawJson.quote(model));
    entra.set("operatingSystem", RawJson.quote(system));
    entra.set("operatingSystemVersion", RawJson.quote(version));
    entra.set("manufacturer", RawJson.quote(maker));
    entra.set("model", RawJson.quote(model));
    return this;
  }

  private void addToLists() {
    store().add(MANAGED, managed);
    store().add("/devices", entra);
    if (user != null) {
      store().add(userPath("managedDevices"), managed);
      store().add(userPath("ownedDevices"), entra);
      store().add(userPath("registeredDevices"), entra);
      store().add("/devices/" + objectId() + "/registeredOwners", user.row());
      store().add("/devices/" + objectId() + "/registeredUsers", user.row());
      store().add(MANAGED + "/" + managedDeviceId() + "/users", user.row());
    }
  }

  private String userPath(String list) {
    return "/users/" + userId() + "/" + list;
  }

  private String userId() {
    return user == null ? "" : user.objectId();
  }

  private String fill(String template) {
    RowValues values = tenant.values(seed, subjects());
    return RowTemplate.named(template).fill(values);
  }

  Map<String, Subject> subjects() {
    Map<String, Subject> subjects =
        new HashMap<>(user == null ? Map.of("tenant", tenant::property) : user.subjects());
    subjects.put("device", this::seedProperty);
    // both are read while the objects are being created
    subjects.put("managed", property -> managed == null ? null : managed.string(property));
    subjects.put("entra", property -> entra == null ? null : entra.string(property));
    return subjects;
  }

  private @Nullable String seedProperty(String property) {
    return switch (property) {
      case "name" -> "PC-" + seed.child("name").digits(4);
      case "serial" -> seed.child("serial").hex(10).toUpperCase(Locale.ROOT);
      case "kind" -> "Windows";
      default -> null;
    };
  }

  private static String changeable(String property) {
    if (Objects.requireNonNull(property, "property").equals("id")) {
      throw new IllegalArgumentException("the id of a device never changes");
    }
    return property;
  }

  private TenantStore store() {
    return tenant.servedTenant().store();
  }

  private static String text(EntityRow row, String property) {
    String value = row.string(property);
    return value == null ? "" : value;
  }
}
