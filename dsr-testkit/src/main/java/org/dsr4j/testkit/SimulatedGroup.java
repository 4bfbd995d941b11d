package org.dsr4j.testkit;

import java.util.Map;
import java.util.Objects;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.state.SavedState;
import org.dsr4j.testkit.internal.store.EntityRow;
import org.dsr4j.testkit.internal.store.RowTemplate;
import org.dsr4j.testkit.internal.store.Seed;
import org.dsr4j.testkit.internal.store.TextRow;

/**
 * A group in a simulated tenant, at first a Microsoft 365 group without owners; see {@link
 * SimulatedTenant#group}. Methods that change the group return it. Safe for use by several threads.
 */
public final class SimulatedGroup {

  private final SimulatedTenant tenant;
  private final Seed seed;
  private final EntityRow row;

  SimulatedGroup(SimulatedTenant tenant, String displayName) {
    this.tenant = tenant;
    this.seed = tenant.seed().child("owned group " + displayName);
    this.row =
        new EntityRow("group", RowTemplate.named("group").fill(tenant.values(seed, Map.of())));
    property("displayName", RawJson.quote(displayName));
  }

  /** {@return the group's object id} */
  public String objectId() {
    return Objects.requireNonNull(row.string("id"), "id");
  }

  /**
   * Makes it a mail-enabled security group, whose owners Graph cannot change.
   *
   * @return this group
   */
  public SimulatedGroup mailEnabledSecurity() {
    return property("groupTypes", "[]")
        .property("mailEnabled", "true")
        .property("securityEnabled", "true");
  }

  /**
   * Makes it a distribution list, whose owners Graph cannot change.
   *
   * @return this group
   */
  public SimulatedGroup distributionList() {
    return mailEnabledSecurity().property("securityEnabled", "false");
  }

  /**
   * Makes it a security group that is synchronised from on-premises, which Graph cannot change.
   *
   * @return this group
   */
  public SimulatedGroup synced() {
    return mailEnabledSecurity()
        .property("mailEnabled", "false")
        .property("onPremisesSyncEnabled", "true");
  }

  /**
   * Sets a property to any JSON value.
   *
   * @param name the property's name
   * @param json the value as JSON
   * @return this group
   */
  public SimulatedGroup property(String name, String json) {
    RawJson.requireValue(json);
    row.set(Objects.requireNonNull(name, "name"), json);
    return this;
  }

  /**
   * Adds an owner.
   *
   * @param owner a user
   * @return this group
   */
  public SimulatedGroup owner(SimulatedUser owner) {
    tenant.servedTenant().store().add("/users/" + owner.objectId() + "/ownedObjects", row);
    tenant.servedTenant().store().add(owners(), owner.row());
    return this;
  }

  /**
   * Adds an owner that is an application: a service principal.
   *
   * @param displayName the display name of the application
   * @return this group
   */
  public SimulatedGroup applicationOwner(String displayName) {
    String id = seed.child("application " + displayName).guid();
    tenant
        .servedTenant()
        .store()
        .add(
            owners(),
            new TextRow(
                "{\"@odata.type\":\"#microsoft.graph.servicePrincipal\",\"id\":"
                    + RawJson.quote(id)
                    + ",\"displayName\":"
                    + RawJson.quote(displayName)
                    + "}"));
    return this;
  }

  private String owners() {
    return "/groups/" + objectId() + "/owners";
  }

  SavedState saveState() {
    return row.saveState();
  }
}
