package org.dsr4j.azuread;

import java.util.Locale;
import org.dsr4j.model.Content;
import org.dsr4j.model.FieldPath;

/** A device object as it was read when the plan was made. */
record DirectoryDevice(String objectId, Content row) {

  static final String SELECT =
      "id,deviceId,displayName,operatingSystem,trustType,isManaged,managementType,physicalIds";

  private static final FieldPath PHYSICAL_IDS = FieldPath.of("physicalIds");

  String label() {
    return row.text("displayName").orElse("a device without a name");
  }

  String deviceId() {
    return row.text("deviceId").orElse("");
  }

  /** Deleting it by hand would break the deployment of the hardware. */
  boolean autopilot() {
    return row.values(PHYSICAL_IDS).stream()
        .anyMatch(id -> id.toUpperCase(Locale.ROOT).contains("[ZTDID]"));
  }

  /** Mastered on-premises: deleted here only, it comes back. */
  boolean hybrid() {
    return row.text("trustType").orElse("").equalsIgnoreCase("ServerAd");
  }

  boolean managed() {
    return row.text("isManaged").orElse("").equals("true")
        || !row.text("managementType").orElse("").isBlank();
  }

  boolean windows() {
    return row.text("operatingSystem").orElse("").toLowerCase(Locale.ROOT).startsWith("windows");
  }

  /** The service deletes it when its management ends. */
  boolean joinedWindows() {
    return windows() && row.text("trustType").orElse("").equalsIgnoreCase("AzureAd");
  }

  @Override
  public String toString() {
    return "DirectoryDevice[" + (managed() ? "managed]" : "registered]");
  }
}
