package org.dsr4j.testkit.internal.write;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.lifecycle.AuditTrail.Activity;
import org.dsr4j.testkit.internal.protocol.Reply;
import org.dsr4j.testkit.internal.protocol.RequestTarget;
import org.dsr4j.testkit.internal.read.ObjectResponse;
import org.dsr4j.testkit.internal.schema.RouteMatch;
import org.dsr4j.testkit.internal.schema.RouteTable;
import org.dsr4j.testkit.internal.store.Row;
import org.dsr4j.testkit.internal.tenant.Exchange;
import org.jspecify.annotations.Nullable;

/** Assigns licences to a user and removes them. */
final class LicenseAssignment {

  private final WriteRequest change;

  LicenseAssignment(WriteRequest change) {
    this.change = change;
  }

  Reply answer() {
    Row user = change.requireUser();
    String body = change.body();
    List<String> added = list(body, "addLicenses");
    List<String> removed = list(body, "removeLicenses");
    Map<String, String> licenses = bySku(user, "assignedLicenses");
    Map<String, String> states = bySku(user, "licenseAssignmentStates");
    removed.forEach(sku -> remove(sku(sku), licenses, states));
    added.forEach(license -> add(license, licenses, states));
    change
        .lifecycle()
        .users()
        .change(
            user,
            Map.of("assignedLicenses", array(licenses), "licenseAssignmentStates", array(states)));
    Row changed = change.requireUser();
    String details = "/users/" + Objects.requireNonNullElse(changed.string("id"), "");
    change
        .store()
        .removeRows(
            (details + "/licenseDetails")::equals, row -> !licenses.containsKey(skuOf(row.text())));
    change
        .lifecycle()
        .auditTrail()
        .directory(Activity.CHANGE_LICENSE, changed, change.initiator(), change.now());
    return new ObjectResponse(asRead()).of(changed);
  }

  private void remove(String sku, Map<String, String> licenses, Map<String, String> states) {
    String state = states.get(sku);
    String group = state == null ? null : RawJson.member(state, "assignedByGroup");
    if (group != null && RawJson.isString(group)) {
      throw change.badRequest(
          "User license is inherited from a group membership and it cannot be removed directly"
              + " from the user.");
    }
    if (licenses.remove(sku) == null) {
      throw change.badRequest("User does not have a corresponding license.");
    }
    states.remove(sku);
  }

  private void add(String license, Map<String, String> licenses, Map<String, String> states) {
    String sku = skuOf(license);
    if (sku.isEmpty()) {
      throw change.badRequest("The skuId is missing.");
    }
    String plans = Objects.requireNonNullElse(RawJson.member(license, "disabledPlans"), "[]");
    licenses.put(sku, "{\"disabledPlans\":" + plans + ",\"skuId\":" + RawJson.quote(sku) + "}");
    states.put(
        sku,
        "{\"assignedByGroup\":null,\"disabledPlans\":"
            + plans
            + ",\"error\":\"None\",\"lastUpdatedDateTime\":"
            + RawJson.quote(change.now().toString())
            + ",\"skuId\":"
            + RawJson.quote(sku)
            + ",\"state\":\"Active\"}");
  }

  private List<String> list(String body, String name) {
    String list = RawJson.member(body, name);
    if (list == null || !RawJson.isArray(list)) {
      throw change.badRequest("One or more parameters of the operation are missing: " + name);
    }
    return RawJson.elements(list);
  }

  private static Map<String, String> bySku(Row user, String property) {
    Map<String, String> bySku = new LinkedHashMap<>();
    @Nullable String list = user.member(property);
    if (list != null && RawJson.isArray(list)) {
      RawJson.elements(list).forEach(entry -> bySku.put(skuOf(entry), entry));
    }
    return bySku;
  }

  private static String skuOf(String entry) {
    String sku = WriteRequest.requiredText(entry, "skuId");
    return sku == null ? "" : sku.toLowerCase(Locale.ROOT);
  }

  private static String sku(String element) {
    return RawJson.isString(element) ? RawJson.unquote(element).toLowerCase(Locale.ROOT) : "";
  }

  private static String array(Map<String, String> entries) {
    return "[" + String.join(",", entries.values()) + "]";
  }

  /** The answer is the user, as after a read. */
  private Exchange asRead() {
    Exchange asked = change.exchange();
    String[] path = asked.target().path().split("/", -1);
    RouteMatch read =
        Objects.requireNonNull(
            RouteTable.get().find(asked.target().version(), List.of("users", path[2])));
    return new Exchange(
        asked.endpoint(),
        asked.tenant(),
        asked.roles(),
        asked.request(),
        new RequestTarget(read, "/users/" + path[2]),
        asked.options(),
        asked.fault());
  }
}
