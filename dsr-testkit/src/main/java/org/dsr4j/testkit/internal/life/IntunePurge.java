package org.dsr4j.testkit.internal.life;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.dsr4j.testkit.internal.schema.GraphVersion;
import org.dsr4j.testkit.internal.schema.RouteMatch;
import org.dsr4j.testkit.internal.schema.RouteTable;
import org.dsr4j.testkit.internal.schema.Service;
import org.dsr4j.testkit.internal.store.Row;
import org.dsr4j.testkit.internal.store.TenantStore;

/** Takes out of Intune what it holds about a user who was deleted permanently. */
final class IntunePurge {

  private static final String MANAGED = "/deviceManagement/managedDevices";

  /** Records of what was done stay. */
  private static final List<String> AUDITS =
      List.of("/deviceManagement/auditEvents", "/deviceManagement/remoteActionAudits");

  private final TenantStore store;
  private final Hardware hardware;

  IntunePurge(TenantStore store, Hardware hardware) {
    this.store = store;
    this.hardware = hardware;
  }

  void of(String userId) {
    store.removeBelow("/users/" + userId.toLowerCase(Locale.ROOT));
    for (Row device : store.rows(MANAGED)) {
      if (userId.equalsIgnoreCase(device.string("userId"))) {
        hardware.forget(Objects.requireNonNullElse(device.string("id"), ""));
      } else {
        hardware.forgetLogOns(device, userId);
      }
    }
    store.removeRows(IntunePurge::isPurged, row -> isAbout(row, userId));
  }

  private static boolean isPurged(String path) {
    if (path.equals(MANAGED) || AUDITS.contains(path)) {
      return false;
    }
    List<String> segments = List.of(path.substring(1).split("/"));
    for (GraphVersion version : GraphVersion.both()) {
      RouteMatch match = RouteTable.get().find(version, segments);
      if (match != null) {
        return match.route().service() == Service.INTUNE;
      }
    }
    return false;
  }

  /** A row that names its user belongs to that one, whoever else is mentioned in it. */
  private static boolean isAbout(Row row, String userId) {
    String named = row.string("userId");
    if (named != null && !named.isEmpty()) {
      return named.equalsIgnoreCase(userId);
    }
    return row.text().toLowerCase(Locale.ROOT).contains(userId.toLowerCase(Locale.ROOT));
  }
}
