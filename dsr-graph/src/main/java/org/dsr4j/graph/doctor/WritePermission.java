package org.dsr4j.graph.doctor;

import java.util.Set;

/** Tells by its name whether a permission can change anything. */
final class WritePermission {

  private static final Set<String> HARMLESS = Set.of("Export", "Selected");

  private WritePermission() {}

  /** Whether it only reads; what is not known to only read may change something. */
  static boolean onlyReads(String permission) {
    String[] parts = permission.split("\\.", -1);
    String operation = parts.length > 1 ? parts[1] : "";
    return (operation.startsWith("Read") && !operation.contains("Write"))
        || HARMLESS.contains(operation);
  }
}
