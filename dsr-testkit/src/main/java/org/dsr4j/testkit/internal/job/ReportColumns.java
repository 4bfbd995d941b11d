package org.dsr4j.testkit.internal.job;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.schema.TableResource;
import org.dsr4j.testkit.internal.store.Row;

/** The columns of reports and the origin of their values. */
final class ReportColumns {

  private static final Map<String, List<String>> OF_REPORTS = new HashMap<>();
  private static final Map<String, String> PROPERTIES = new HashMap<>();

  static {
    for (String line : TableResource.lines("reports.txt")) {
      int colon = line.indexOf(": ");
      List<String> words = List.of(line.substring(colon + 2).split(" ", -1));
      String key = line.substring(0, colon);
      if (key.startsWith("=")) {
        words.forEach(column -> PROPERTIES.put(column, key.substring(1)));
      } else {
        OF_REPORTS.put(key, words);
      }
    }
  }

  private ReportColumns() {}

  /** The columns of a report if the request selects none. */
  static List<String> of(String report) {
    return OF_REPORTS.getOrDefault(report, List.of());
  }

  /** The value of a column for a device, empty when there is none. */
  static String value(Row device, String column) {
    String property =
        PROPERTIES.getOrDefault(
            column, column.substring(0, 1).toLowerCase(Locale.ROOT) + column.substring(1));
    String value = device.member(property);
    if (value == null || value.equals("null")) {
      return "";
    }
    return RawJson.isString(value) ? RawJson.unquote(value) : value;
  }
}
