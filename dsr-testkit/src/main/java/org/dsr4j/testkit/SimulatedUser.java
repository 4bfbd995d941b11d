package org.dsr4j.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.lifecycle.Users;
import org.dsr4j.testkit.internal.state.SavedState;
import org.dsr4j.testkit.internal.store.EntityRow;
import org.dsr4j.testkit.internal.store.Row;
import org.dsr4j.testkit.internal.store.RowTemplate;
import org.dsr4j.testkit.internal.store.RowValues.Subject;
import org.dsr4j.testkit.internal.store.Sample;
import org.dsr4j.testkit.internal.store.Seed;
import org.dsr4j.testkit.internal.store.TenantStore;
import org.jspecify.annotations.Nullable;

/**
 * A person in a simulated tenant; see {@link SimulatedTenant#user}. Methods that change the person
 * return it, so that they can be chained. Safe for use by several threads.
 */
public final class SimulatedUser {

  private static final String USERS = "/users";
  private static final List<String> SURNAMES =
      List.of(
          "Visser", "Lindqvist", "Moreau", "Kowalska", "Ferreira", "Novák", "O'Brien", "Papadaki");

  private final SimulatedTenant tenant;
  private final String alias;
  private final Seed seed;
  private final EntityRow row;
  private final List<SimulatedDevice> devices = new ArrayList<>();
  private volatile String loginName;

  SimulatedUser(SimulatedTenant tenant, String alias) {
    this.tenant = tenant;
    this.alias = alias;
    this.seed = tenant.seed().child("user " + alias);
    this.loginName = alias + "@" + tenant.domain();
    this.row =
        new EntityRow(
            "user",
            RowTemplate.named("user")
                .fill(tenant.values(seed, Map.of("user", this::seedProperty))));
    store().add(USERS, row);
    store().renameUser(row, null, loginName);
  }

  /** {@return the object id, a GUID} */
  public String objectId() {
    return text("id");
  }

  /** {@return the current user principal name in the directory} */
  public String userPrincipalName() {
    return text("userPrincipalName");
  }

  /** {@return the display name} */
  public String displayName() {
    return text("displayName");
  }

  /** {@return the person's devices in the order in which they were added} */
  public List<SimulatedDevice> devices() {
    synchronized (devices) {
      return List.copyOf(devices);
    }
  }

  /**
   * Sets the mail address and makes it the primary proxy address.
   *
   * @param address the mail address
   * @return this person
   */
  public SimulatedUser mail(String address) {
    property("proxyAddresses", "[" + RawJson.quote("SMTP:" + address) + "]");
    return property("mail", RawJson.quote(address));
  }

  /**
   * Adds an address to {@code proxyAddresses}; one without a prefix becomes a secondary {@code
   * smtp:} address.
   *
   * @param address the mail address
   * @return this person
   */
  public SimulatedUser proxyAddress(String address) {
    return append("proxyAddresses", address.contains(":") ? address : "smtp:" + address);
  }

  /**
   * Adds an address to {@code otherMails}.
   *
   * @param address the mail address
   * @return this person
   */
  public SimulatedUser otherMail(String address) {
    return append("otherMails", address);
  }

  /**
   * Sets the user principal name.
   *
   * @param name the user principal name
   * @return this person
   */
  public SimulatedUser userPrincipalName(String name) {
    Objects.requireNonNull(name, "name");
    loginName = name;
    return rename(name);
  }

  /**
   * Sets the display name.
   *
   * @param name the display name
   * @return this person
   */
  public SimulatedUser displayName(String name) {
    return property("displayName", RawJson.quote(name));
  }

  /**
   * Makes the person a guest, with the user principal name that the directory gives to guests.
   *
   * @param address the person's mail address in the home tenant
   * @return this person
   */
  public SimulatedUser guest(String address) {
    property("mail", RawJson.quote(address));
    property("proxyAddresses", "[" + RawJson.quote("SMTP:" + address) + "]");
    property("otherMails", "[" + RawJson.quote(address) + "]");
    property("userType", "\"Guest\"");
    property("creationType", "\"Invitation\"");
    property("externalUserState", "\"Accepted\"");
    property("externalUserStateChangeDateTime", "\"2023-04-11T09:00:00Z\"");
    String name = address.replace('@', '_') + "#EXT#@" + tenant.domain();
    property(
        "identities",
        "[{\"signInType\":\"federated\",\"issuer\":\"ExternalAzureAD\",\"issuerAssignedId\":null},"
            + "{\"signInType\":\"userPrincipalName\",\"issuer\":"
            + RawJson.quote(tenant.domain())
            + ",\"issuerAssignedId\":"
            + RawJson.quote(name)
            + "}]");
    return userPrincipalName(name);
  }

  /**
   * Sets a property to any JSON value.
   *
   * @param name the property's name
   * @param json the value as JSON, for instance {@code "\"text\""} or the text {@code null}
   * @return this person
   */
  public SimulatedUser property(String name, String json) {
    Objects.requireNonNull(name, "name");
    RawJson.requireValue(json);
    if (name.equals("id")) {
      throw new IllegalArgumentException("an object id never changes");
    }
    if (name.equals("userPrincipalName")) {
      return userPrincipalName(RawJson.unquote(json));
    }
    row.set(name, json);
    return this;
  }

  /**
   * Adds a device: an Entra device that the person owns and has registered, enrolled in Intune.
   *
   * @param description describes the device
   * @return this person
   */
  public SimulatedUser device(Consumer<SimulatedDevice> description) {
    SimulatedDevice device;
    synchronized (devices) {
      device = new SimulatedDevice(tenant, this, "user " + alias + " device " + devices.size());
      devices.add(device);
    }
    description.accept(device);
    return this;
  }

  /**
   * Adds interactive sign-ins.
   *
   * @param count how many
   * @return this person
   */
  public SimulatedUser signIns(int count) {
    return samples("signIn", count);
  }

  /**
   * Adds sign-ins by applications on behalf of the person. Only beta reports them.
   *
   * @param count how many
   * @return this person
   */
  public SimulatedUser nonInteractiveSignIns(int count) {
    return samples("signInNonInteractive", count);
  }

  /**
   * Adds directory audit records of the person's actions.
   *
   * @param count how many
   * @return this person
   */
  public SimulatedUser directoryAuditsAsActor(int count) {
    return samples("directoryAuditActor", count);
  }

  /**
   * Adds directory audit records of actions on the person's account.
   *
   * @param count how many
   * @return this person
   */
  public SimulatedUser directoryAuditsAsTarget(int count) {
    return samples("directoryAuditTarget", count);
  }

  /**
   * Adds Intune audit events of the person's actions.
   *
   * @param count how many
   * @return this person
   */
  public SimulatedUser intuneAudits(int count) {
    return samples("auditEvent", count);
  }

  /**
   * Adds enrolments that failed.
   *
   * @param count how many
   * @return this person
   */
  public SimulatedUser troubleshootingEvents(int count) {
    return samples("troubleshootingEvent", count);
  }

  /**
   * Sets the manager; this person becomes one of the manager's direct reports.
   *
   * @param manager the manager
   * @return this person
   */
  public SimulatedUser manager(SimulatedUser manager) {
    store().add(path("manager"), manager.row());
    store().add(manager.path("directReports"), row);
    return this;
  }

  /**
   * Makes the person a member of a new group.
   *
   * @param displayName the display name
   * @return this person
   */
  public SimulatedUser group(String displayName) {
    Seed groupSeed = seed.child("group " + displayName);
    EntityRow group =
        new EntityRow(
            "group", RowTemplate.named("group").fill(tenant.values(groupSeed, subjects())));
    group.set("displayName", RawJson.quote(displayName));
    store().add(path("memberOf"), group);
    store().add(path("transitiveMemberOf"), group);
    return this;
  }

  /**
   * Makes the person an owner of a group; see {@link SimulatedTenant#group}.
   *
   * @param displayName the group's display name
   * @return this person
   */
  public SimulatedUser ownsGroup(String displayName) {
    tenant.group(displayName).owner(this);
    return this;
  }

  /**
   * Simulates that the person opens all protected apps: apps with a wipe request are wiped and
   * their registrations are removed.
   *
   * @return this person
   */
  public SimulatedUser openManagedApps() {
    tenant.servedTenant().lifecycle().managedApps().openByUser(objectId());
    return this;
  }

  /**
   * Adds sample rows that the simulator generates.
   *
   * @param kind one of {@link #sampleKinds()}
   * @param count how many; a second call adds more rows
   * @return this person
   */
  public SimulatedUser samples(String kind, int count) {
    tenant.samples().write(kind, objectId(), subjects(), count, tenant.now());
    return this;
  }

  /** {@return the kinds of rows that {@link #samples} can make about a person} */
  public static List<String> sampleKinds() {
    return Sample.names("user");
  }

  /**
   * Adds sample rows about the person and all devices to every source for which the simulator has
   * them; a person without a device gets a Windows computer. The person also gets a manager, who is
   * the sponsor too, and a direct report, and becomes a technical contact of the organisation.
   * Lists that contain the rows of all users also get rows about the manager.
   *
   * @return this person
   */
  public SimulatedUser inEverySource() {
    return inEverySourceExcept();
  }

  /**
   * Does the same without some kinds of sample rows about the person, for tests that add their own
   * rows instead.
   *
   * @param kinds some of {@link #sampleKinds()}
   * @throws IllegalArgumentException when there is no such kind
   * @return this person
   */
  public SimulatedUser inEverySourceExcept(String... kinds) {
    List<String> left = new ArrayList<>(sampleKinds());
    for (String kind : kinds) {
      if (!left.remove(kind)) {
        throw new IllegalArgumentException("no sample rows about a person are called " + kind);
      }
    }
    left.forEach(kind -> samples(kind, 1));
    SimulatedUser manager = tenant.user(alias + "-manager");
    SimulatedUser report = tenant.user(alias + "-report");
    manager(manager);
    report.manager(this);
    link("sponsors", manager);
    link("sponsorOf", report);
    link("invitedBy", manager);
    organizationContact();
    if (devices().isEmpty()) {
      device(SimulatedDevice::windows);
    }
    devices().forEach(SimulatedDevice::inEverySource);
    new OtherUsersRows(tenant, manager).addAll();
    return this;
  }

  private void link(String list, SimulatedUser other) {
    store().add(path(list), other.row());
  }

  private void organizationContact() {
    tenant.technicalContact(text("mail"));
  }

  /**
   * Adds rows below this person, unchanged, in every version that has such a list.
   *
   * @param relativePath a path below {@code /users/{user-id}/}, such as {@code memberOf}
   * @param rows one JSON object each
   * @return this person
   */
  public SimulatedUser rows(String relativePath, String... rows) {
    TenantRows.addToEveryVersion(tenant, path(relativePath), rows);
    return this;
  }

  /**
   * Deletes the person softly: the person is no longer in {@code /users} but in the deleted items,
   * with the object id as prefix of the user principal name. Devices and logs stay.
   *
   * @return this person
   */
  public SimulatedUser softDeleted() {
    if (store().user(objectId()) == row) {
      tenant.servedTenant().lifecycle().users().softDelete(row, tenant.now());
    }
    return this;
  }

  /**
   * Restores the person who was deleted softly, as an administrator does: the name is the old one,
   * and there is no {@code deletedDateTime} any more. A later deletion has its own time.
   *
   * @return this person
   */
  public SimulatedUser restored() {
    Row deleted = tenant.servedTenant().lifecycle().users().deleted(objectId());
    if (deleted != null) {
      tenant
          .servedTenant()
          .lifecycle()
          .users()
          .restore(deleted, Users.restoredPrincipalName(deleted));
    }
    return this;
  }

  /**
   * Deletes the person permanently, as an administrator does, after a soft deletion.
   *
   * @return this person
   */
  public SimulatedUser purged() {
    Row deleted = tenant.servedTenant().lifecycle().users().deleted(objectId());
    if (deleted != null) {
      tenant.servedTenant().lifecycle().users().purge(deleted, tenant.now());
    }
    return this;
  }

  /**
   * Makes the deletion of sign-in methods depend on an order: a method of a list is refused with
   * 400 while a list before it has methods, as the service refuses the default method.
   *
   * @param lists names below {@code authentication}, such as {@code microsoftAuthenticatorMethods}
   *     and {@code phoneMethods}
   * @return this person
   */
  public SimulatedUser signInMethodsInOrder(String... lists) {
    tenant.servedTenant().lifecycle().signInMethods().order(objectId(), List.of(lists));
    return this;
  }

  /**
   * Makes the methods of one list the default: each is refused with 400 while any other sign-in
   * method can be deleted.
   *
   * @param list a name below {@code authentication}, such as {@code phoneMethods}
   * @throws IllegalArgumentException when no such list has methods that can be deleted
   * @return this person
   */
  public SimulatedUser defaultMethod(String list) {
    tenant.servedTenant().lifecycle().signInMethods().makeDefault(objectId(), list);
    return this;
  }

  /**
   * Makes the person a user of the on-premises directory. If the person is deleted in the cloud
   * only, each {@link SimulatedTenant#sync} restores the person.
   *
   * @return this person
   */
  public SimulatedUser syncRestores() {
    tenant.servedTenant().lifecycle().syncedUsers().restoreOnNextSync(objectId());
    return property("onPremisesSyncEnabled", "true");
  }

  /**
   * Makes the person a user of the on-premises directory who was deleted there: the next {@link
   * SimulatedTenant#sync} deletes the person softly, and none restores the person.
   *
   * @return this person
   */
  public SimulatedUser removedOnPremises() {
    tenant.servedTenant().lifecycle().syncedUsers().removedOnPremises(objectId());
    return property("onPremisesSyncEnabled", "true");
  }

  /**
   * Protects the person from permanent deletion in the first seven days after the soft deletion.
   *
   * @return this person
   */
  public SimulatedUser hardDeleteProtected() {
    return property("isHardDeleteProtectionEnabled", "true");
  }

  SavedState saveState() {
    List<SavedState> parts = new ArrayList<>();
    String loginNameThen = loginName;
    parts.add(() -> loginName = loginNameThen);
    parts.add(row.saveState());
    synchronized (devices) {
      parts.add(SavedState.of(devices));
      devices.forEach(device -> parts.add(device.saveState()));
    }
    return () -> restore(parts);
  }

  private void restore(List<SavedState> parts) {
    synchronized (devices) {
      parts.forEach(SavedState::restore);
    }
  }

  private SimulatedUser append(String property, String value) {
    Objects.requireNonNull(value, "value");
    String list = row.member(property);
    List<String> values = new ArrayList<>(list == null ? List.of() : RawJson.elements(list));
    values.add(RawJson.quote(value));
    return property(property, "[" + String.join(",", values) + "]");
  }

  private SimulatedUser rename(String name) {
    store().renameUser(row, userPrincipalName(), name);
    row.set("userPrincipalName", RawJson.quote(name));
    return this;
  }

  private String path(String relativePath) {
    return USERS + "/" + objectId() + "/" + relativePath;
  }

  private TenantStore store() {
    return tenant.servedTenant().store();
  }

  private String text(String property) {
    String value = row.string(property);
    return value == null ? "" : value;
  }

  EntityRow row() {
    return row;
  }

  Map<String, Subject> subjects() {
    return Map.of("user", this::property, "tenant", tenant::property);
  }

  /**
   * Logs keep the name under which the person signed in, even if the account was changed or
   * deleted.
   */
  private @Nullable String property(String name) {
    return switch (name) {
      case "loginName" -> loginName;
      case "alias" -> alias;
      default -> row.string(name);
    };
  }

  private @Nullable String seedProperty(String name) {
    return switch (name) {
      case "alias" -> alias;
      case "givenName" -> alias.substring(0, 1).toUpperCase(Locale.ROOT) + alias.substring(1);
      case "surname" -> SURNAMES.get(seed.child("surname").below(SURNAMES.size()));
      default -> null;
    };
  }
}
