package org.dsr4j.testkit.internal.lifecycle;

import java.util.List;
import org.dsr4j.testkit.internal.schema.PublishedVersion;
import org.dsr4j.testkit.internal.schema.RouteMatch;
import org.dsr4j.testkit.internal.schema.RouteTable;
import org.dsr4j.testkit.internal.schema.Service;

/** Selects the lists of Intune from which the rows of deleted people and devices are removed. */
final class IntunePaths {

  /** Devices have a separate lifecycle, and records of actions stay. */
  private static final List<String> KEPT =
      List.of(
          "/deviceManagement/managedDevices",
          AutopilotDevices.LIST,
          "/deviceManagement/auditEvents",
          "/deviceManagement/remoteActionAudits");

  private IntunePaths() {}

  static boolean isPurged(String path) {
    if (KEPT.contains(path)) {
      return false;
    }
    List<String> segments = List.of(path.substring(1).split("/"));
    for (PublishedVersion version : PublishedVersion.both()) {
      RouteMatch match = RouteTable.get().find(version, segments);
      if (match != null) {
        return match.route().service() == Service.INTUNE;
      }
    }
    return false;
  }
}
