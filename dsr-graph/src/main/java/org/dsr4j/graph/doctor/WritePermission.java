package org.dsr4j.graph.doctor;

import java.util.Set;

/** Decides by the name whether a permission allows changes. */
final class WritePermission {

  private static final Set<String> HARMLESS = Set.of("Export", "Selected");

  private WritePermission() {}

  /** Whether it only reads; an unknown permission counts as a write permission. */
  static boolean onlyReads(String permission) {
    String[] parts = permission.split("\\.", -1);
    String operation = parts.length > 1 ? parts[1] : "";
    return (operation.startsWith("Read") && !operation.contains("Write"))
        || HARMLESS.contains(operation);
  }
}
