package org.dsr4j.testkit.internal.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.odata.QueryRefused;
import org.dsr4j.testkit.internal.store.Row;
import org.dsr4j.testkit.internal.store.RowList;

/** Adds to a row what {@code $expand} asks for. */
final class Expansion {

  private static final Map<String, String> HOMES =
      Map.of(
          "managedDevice", "/deviceManagement/managedDevices",
          "managedAppRegistration", "/deviceAppManagement/managedAppRegistrations");

  private final Exchange exchange;
  private final List<String> names;

  Expansion(Exchange exchange, List<String> names) {
    this.exchange = exchange;
    this.names = names;
    for (String name : names) {
      if (!exchange.route().expands().contains(name)) {
        throw new QueryRefused(
            QueryRefused.Reason.BAD_REQUEST,
            "Parsing OData Select and Expand failed: Could not find a property named '"
                + name
                + "' on type 'microsoft.graph."
                + exchange.route().entity().name()
                + "'.");
      }
    }
  }

  /** Returns the text of a row with its expanded members at the end. */
  String addTo(Row row, String text) {
    String id = row.string("id");
    String home = HOMES.get(exchange.route().entity().name());
    if (names.isEmpty()) {
      return text;
    }
    if (id == null || home == null) {
      return withLinked(row, text);
    }
    StringBuilder out = new StringBuilder(text).deleteCharAt(text.length() - 1);
    for (String name : names) {
      String path = home + "/" + id.toLowerCase(Locale.ROOT) + "/" + name;
      out.append(out.length() > 1 ? "," : "")
          .append(RawJson.quote(name))
          .append(":[")
          .append(rows(path))
          .append(']');
    }
    return out.append('}').toString();
  }

  /** Adds the single objects that a row is linked to, which it holds itself. */
  private String withLinked(Row row, String text) {
    StringBuilder out = new StringBuilder(text).deleteCharAt(text.length() - 1);
    for (String name : names) {
      String linked = row.member(name);
      out.append(out.length() > 1 ? "," : "")
          .append(RawJson.quote(name))
          .append(':')
          .append(linked == null ? "null" : linked);
    }
    return out.append('}').toString();
  }

  private String rows(String path) {
    RowList list = exchange.tenant().store().find(exchange.target().version(), path);
    if (list == null) {
      return "";
    }
    return list.snapshot().collect(0, Integer.MAX_VALUE, Map.of(), row -> true).rows().stream()
        .map(Row::text)
        .collect(Collectors.joining(","));
  }
}
