package org.dsr4j.testkit.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.odata.QueryRefused.Reason;
import org.dsr4j.testkit.internal.schema.Service;
import org.dsr4j.testkit.internal.store.EntityRow;
import org.dsr4j.testkit.internal.store.Row;
import org.dsr4j.testkit.internal.store.RowList;
import org.dsr4j.testkit.internal.store.TenantStore;
import org.jspecify.annotations.Nullable;

/** Carries out what an understood request wants changed. */
final class WriteDesk {

  private static final String MANAGED = "/deviceManagement/managedDevices";
  private static final List<String> DELETED =
      List.of(
          "/directory/deletedItems/graph.user",
          "/directory/deletedItems/graph.device",
          "/directory/deletedItems");

  private final Exchange exchange;
  private final Target target;
  private final ServedTenant tenant;
  private final TenantStore store;

  WriteDesk(Exchange exchange) {
    this.exchange = exchange;
    this.target = exchange.target();
    this.tenant = exchange.tenant();
    this.store = tenant.store();
  }

  Reply answer() {
    exchange.options().check(target.route());
    String operation = target.route().method() + " " + target.route().template();
    return switch (operation) {
      case "PATCH /users/{user-id}" -> changeUser();
      case "DELETE /users/{user-id}" -> deleteUser();
      case "POST /users/{user-id}/revokeSignInSessions" -> revokeSessions();
      case "POST /users/{user-id}/exportPersonalData" -> exportPersonalData();
      case "DELETE /directory/deletedItems/{directoryObject-id}" -> purge();
      case "POST /deviceManagement/reports/exportJobs" -> startExport();
      case "DELETE /deviceManagement/managedDevices/{managedDevice-id}" -> deleteDevice();
      case "POST /deviceManagement/managedDevices/{managedDevice-id}/retire",
          "POST /deviceManagement/managedDevices/{managedDevice-id}/wipe" -> {
        device();
        approve();
        yield done();
      }
      // audit records: Graph's surface has the call, so that tests can prove nobody makes it
      default -> done();
    };
  }

  private Reply changeUser() {
    Map<String, String> changes = RawJson.members(body());
    for (String property : changes.keySet()) {
      if (!property.startsWith("@") && !exchange.route().entity().has(property)) {
        throw badRequest("Invalid property '" + property + "'.");
      }
    }
    Row user = user();
    if ("true".equals(user.member("onPremisesSyncEnabled"))) {
      throw badRequest(
          "Unable to update the specified properties for on-premises mastered Directory Sync"
              + " objects or objects currently undergoing migration.");
    }
    store.changeUser(user, changes);
    return done();
  }

  private Reply deleteUser() {
    store.softDelete(user(), tenant.now());
    return done();
  }

  private Reply revokeSessions() {
    String now = RawJson.quote(tenant.now().toString());
    store.changeUser(user(), Map.of("signInSessionsValidFromDateTime", now));
    String context =
        exchange.endpoint() + "/" + target.version().segment() + "/$metadata#Edm.Boolean";
    return Reply.json(200, "{\"@odata.context\":" + RawJson.quote(context) + ",\"value\":true}");
  }

  private Reply exportPersonalData() {
    String location = text(body(), "storageLocation");
    if (location == null) {
      throw badRequest("The storageLocation is missing.");
    }
    String userId = Objects.requireNonNullElse(user().string("id"), "");
    String id = tenant.dataExports().start(userId, location, tenant.now());
    return Reply.of(202, "", new byte[0])
        .header(
            "Location",
            exchange.endpoint() + "/" + target.version().segment() + DataExports.PATH + "/" + id)
        .header("Retry-After", "60");
  }

  private Reply purge() {
    Row found = null;
    for (String path : DELETED) {
      Row row = find(path);
      if (row != null) {
        store.remove(path, row);
        found = row;
      }
    }
    if (found == null) {
      throw notFound();
    }
    return done();
  }

  private Reply startExport() {
    String body = body();
    String report = text(body, "reportName");
    if (report == null) {
      throw badRequest("The reportName is missing.");
    }
    String select = RawJson.member(body, "select");
    List<String> columns = new ArrayList<>();
    if (select != null && RawJson.isArray(select)) {
      RawJson.elements(select).forEach(name -> columns.add(RawJson.unquote(name)));
    }
    String filter = text(body, "filter");
    EntityRow job =
        tenant.exportJobs().start(report, filter == null ? "" : filter, columns, tenant.now());
    Reply read = new ObjectAnswer(exchange).of(job);
    return Reply.json(201, new String(read.body(), StandardCharsets.UTF_8));
  }

  private Reply deleteDevice() {
    Row device = device();
    approve();
    store.removeEverywhere(device, "/managedDevices");
    return done();
  }

  private void approve() {
    tenant
        .approvals()
        .check(
            target.route().method() + " " + target.path(),
            exchange.request().header(Approvals.HEADER),
            tenant.now());
  }

  private Row user() {
    Row user = store.user(target.path().split("/", -1)[2]);
    if (user == null) {
      throw notFound();
    }
    return user;
  }

  private Row device() {
    Row device = find(MANAGED);
    if (device == null) {
      throw notFound();
    }
    return device;
  }

  private @Nullable Row find(String list) {
    RowList rows = store.find(target.version(), list);
    return rows == null ? null : rows.byId(target.match().parameters().get(0));
  }

  private String body() {
    try {
      return RawJson.requireObject(exchange.request().body());
    } catch (IllegalArgumentException e) {
      throw badRequest("Unable to read JSON request payload.");
    }
  }

  private static @Nullable String text(String body, String member) {
    String value = RawJson.member(body, member);
    return value == null || !RawJson.isString(value) ? null : RawJson.unquote(value);
  }

  private Refused badRequest(String message) {
    Service service = target.route().service();
    return new Refused(
        service == Service.DIRECTORY
            ? new ErrorBody(400, "Request_BadRequest", message)
            : ErrorBody.badRequest(service, Reason.BAD_REQUEST, message));
  }

  private Refused notFound() {
    return new Refused(
        ErrorBody.notFound(target.route().service(), target.match().parameters().get(0)));
  }

  private static Reply done() {
    return Reply.of(204, "", new byte[0]);
  }
}
