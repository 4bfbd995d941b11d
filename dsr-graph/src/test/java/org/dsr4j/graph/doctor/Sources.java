package org.dsr4j.graph.doctor;

import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.SourceCategory;
import org.dsr4j.model.SourceDescriptor;

/** Sources as adapters declare them. */
final class Sources {

  /** One list for all people. */
  static final SourceDescriptor LOG =
      source("log", "GET /v1.0/auditLogs/signIns", "AuditLog.Read.All").build();

  /** Read by the person. */
  static final SourceDescriptor MEMBERSHIPS =
      source("memberships", "GET /v1.0/users/{userId}/memberOf", "Directory.Read.All").build();

  /** Read by each device. */
  static final SourceDescriptor DEVICE =
      source("device", "GET /v1.0/devices/{deviceObjectId}", "Device.Read.All").build();

  private Sources() {}

  static SourceDescriptor.Builder source(String id, String place, String... permissions) {
    SourceDescriptor.Builder source =
        SourceDescriptor.builder(id, "Title").category(SourceCategory.CUSTOMER_DATA);
    for (Action action : Action.values()) {
      source.on(action, new ActionSupport.NotApplicable("nothing of the kind"));
    }
    return source.readsFrom(place).readable(permissions);
  }
}
