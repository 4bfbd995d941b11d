package org.dsr4j.azuread.erasure;

import java.util.Locale;
import org.dsr4j.model.Content;
import org.dsr4j.model.FieldPath;

/** A device object with the properties at planning time. */
record DirectoryDevice(String objectId, Content properties) {

  static final String SELECT =
      "id,deviceId,displayName,operatingSystem,trustType,isManaged,managementType,physicalIds,"
          + "registrationDateTime";

  private static final FieldPath PHYSICAL_IDS = FieldPath.of("physicalIds");

  String label() {
    return properties.text("displayName").orElse("a device without a name");
  }

  String deviceId() {
    return properties.text("deviceId").orElse("");
  }

  /** Deleting it manually would break the deployment of the hardware. */
  boolean autopilot() {
    return properties.values(PHYSICAL_IDS).stream()
        .anyMatch(id -> id.toUpperCase(Locale.ROOT).contains("[ZTDID]"));
  }

  /**
   * The on-premises directory is authoritative: after a deletion only here, the object is
   * recreated.
   */
  boolean hybrid() {
    return properties.text("trustType").orElse("").equalsIgnoreCase("ServerAd");
  }

  boolean managed() {
    return properties.text("isManaged").orElse("").equals("true")
        || !properties.text("managementType").orElse("").isBlank();
  }

  boolean windows() {
    return properties
        .text("operatingSystem")
        .orElse("")
        .toLowerCase(Locale.ROOT)
        .startsWith("windows");
  }

  /** The service deletes it when its management ends. */
  boolean joinedWindows() {
    return windows() && properties.text("trustType").orElse("").equalsIgnoreCase("AzureAd");
  }

  @Override
  public String toString() {
    return "DirectoryDevice[" + (managed() ? "managed]" : "registered]");
  }
}
