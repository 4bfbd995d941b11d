package org.dsr4j.graph.throttle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the resource tables of this package. */
final class LimitFile {

  private LimitFile() {}

  /** Returns the lines of a table, each split into its columns. */
  static List<String[]> table(String file) {
    try (InputStream in = LimitFile.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing beside its class");
      }
      List<String[]> lines = new ArrayList<>();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          lines.add(line.strip().split("\\s+", -1));
        }
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<ThrottleLimit> limits(TenantSize size) {
    String letter = size.name().substring(0, 1);
    List<ThrottleLimit> limits = new ArrayList<>();
    for (String[] columns : table("limits.txt")) {
      // The columns after the source name the tenant size of a line.
      if (columns.length < 9 || columns[8].equals(letter)) {
        limits.add(limit(columns));
      }
    }
    return limits;
  }

  private static ThrottleLimit limit(String[] columns) {
    return new ThrottleLimit(
        columns[0],
        columns[1],
        ThrottleLimit.Unit.valueOf(constant(columns[2])),
        ThrottleLimit.Calls.valueOf(constant(columns[3])),
        ThrottleLimit.Scope.valueOf(constant(columns[4])),
        Double.parseDouble(columns[5]),
        Duration.parse(columns[6]));
  }

  private static String constant(String word) {
    return word.toUpperCase(Locale.ROOT).replace("+", "_AND_").replace('-', '_');
  }
}
