package org.dsr4j.intune.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Serial numbers and IMEIs that identify one device. Manufacturers and virtual machines write
 * placeholders into these properties, and many devices of different people have the same one.
 */
final class DeviceNumbers {

  /** Placeholders without blanks and punctuation. */
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "default",
          "defaultstring",
          "empty",
          "invalid",
          "na",
          "none",
          "notapplicable",
          "notavailable",
          "notspecified",
          "null",
          "oem",
          "serial",
          "serialnumber",
          "string",
          "systemserial",
          "systemserialnumber",
          "baseboardserialnumber",
          "chassisserialnumber",
          "tbd",
          "tobefilledbyoem",
          "undefined",
          "unknown",
          "unspecified");

  /** Every run of at least this many digits in counting order is a placeholder. */
  private static final int COUNTED = 4;

  private static final String COUNTING = "0123456789".repeat(8);

  private DeviceNumbers() {}

  /**
   * Returns the number if it identifies one device. Placeholders are compared without case, blanks
   * and punctuation; a number of one repeated character, or of digits in counting order, is one.
   */
  static Optional<String> distinctive(Optional<String> number) {
    return number.filter(text -> !isPlaceholder(text));
  }

  private static boolean isPlaceholder(String text) {
    String bare = text.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    return PLACEHOLDERS.contains(bare)
        || bare.chars().distinct().count() <= 1
        || (bare.length() >= COUNTED && COUNTING.contains(bare));
  }
}
