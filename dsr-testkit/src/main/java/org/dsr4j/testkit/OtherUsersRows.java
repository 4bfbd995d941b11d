package org.dsr4j.testkit;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.dsr4j.testkit.internal.store.RowValues.Subject;
import org.dsr4j.testkit.internal.store.Sample;
import org.dsr4j.testkit.internal.store.Seed;
import org.jspecify.annotations.Nullable;

/**
 * Rows about another person in the lists that contain the rows of all users, so that no list names
 * one person only.
 */
final class OtherUsersRows {

  private final SimulatedTenant tenant;
  private final SimulatedUser other;
  private final Seed device;

  OtherUsersRows(SimulatedTenant tenant, SimulatedUser other) {
    this.tenant = tenant;
    this.other = other;
    this.device = tenant.seed().child("another device of " + other.objectId());
  }

  void addAll() {
    Map<String, Subject> subjects = new HashMap<>(other.subjects());
    subjects.put("managed", this::ofDevice);
    for (String about : new String[] {"user", "device"}) {
      for (String kind : Sample.namesInSharedLists(about)) {
        tenant.samples().write(kind, other.objectId(), subjects, 1, tenant.now());
      }
    }
  }

  /** The device itself is no longer in the tenant; the records about it still are. */
  private @Nullable String ofDevice(String property) {
    return switch (property) {
      case "id", "azureADDeviceId" -> device.child(property).guid();
      case "deviceName" -> "PC-" + device.child(property).digits(4);
      case "serialNumber" -> device.child(property).hex(10).toUpperCase(Locale.ROOT);
      default -> null;
    };
  }
}
