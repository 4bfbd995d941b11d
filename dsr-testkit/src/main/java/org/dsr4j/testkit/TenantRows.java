package org.dsr4j.testkit;

import java.util.List;
import org.dsr4j.testkit.internal.schema.PublishedVersion;
import org.dsr4j.testkit.internal.schema.RouteTable;

/** Adds rows to every version that answers a path. */
final class TenantRows {

  private TenantRows() {}

  static void addToEveryVersion(SimulatedTenant tenant, String path, String... rows) {
    boolean added = false;
    for (PublishedVersion version : PublishedVersion.both()) {
      if (RouteTable.get().find(version, List.of(path.substring(1).split("/"))) != null) {
        tenant.rows(version.segment(), path, rows);
        added = true;
      }
    }
    if (!added) {
      throw new IllegalArgumentException("the simulator answers no path " + path);
    }
  }
}
