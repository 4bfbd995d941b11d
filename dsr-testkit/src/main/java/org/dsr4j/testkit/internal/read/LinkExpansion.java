package org.dsr4j.testkit.internal.read;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.odata.ExpandedLink;
import org.dsr4j.testkit.internal.odata.InvalidQueryException;
import org.dsr4j.testkit.internal.odata.Selection;
import org.dsr4j.testkit.internal.schema.EntityType;
import org.dsr4j.testkit.internal.store.Row;
import org.dsr4j.testkit.internal.store.RowList;
import org.dsr4j.testkit.internal.tenant.Exchange;

/** Adds the objects of a {@code $expand} to a row. */
final class LinkExpansion {

  private static final Map<String, String> HOMES =
      Map.of(
          "managedDevice", "/deviceManagement/managedDevices",
          "managedAppRegistration", "/deviceAppManagement/managedAppRegistrations");

  private final Exchange exchange;
  private final List<ExpandedLink> links;

  LinkExpansion(Exchange exchange) {
    String expand = exchange.options().get("$expand");
    this.exchange = exchange;
    this.links = ExpandedLink.all(expand == null ? "" : expand);
    links.forEach(this::check);
  }

  private void check(ExpandedLink link) {
    if (!exchange.route().expands().contains(link.name())) {
      throw unknown(link.name(), exchange.route().entity().name());
    }
    if (!link.selected().isEmpty()) {
      EntityType type =
          exchange.tenant().cloud().types().find(exchange.target().version(), link.name());
      if (type == null) {
        throw unknown(link.selected().get(0), link.name());
      }
      Selection.of(link.selected(), type);
    }
  }

  private static InvalidQueryException unknown(String property, String type) {
    return new InvalidQueryException(
        InvalidQueryException.Reason.BAD_REQUEST,
        "Parsing OData Select and Expand failed: Could not find a property named '"
            + property
            + "' on type 'microsoft.graph."
            + type
            + "'.");
  }

  /** Returns the text of a row with its expanded members at the end. */
  String addTo(Row row, String text) {
    String id = row.string("id");
    String home = HOMES.get(exchange.route().entity().name());
    if (links.isEmpty()) {
      return text;
    }
    if (id == null || home == null) {
      return withLinked(row, text);
    }
    StringBuilder out = new StringBuilder(text).deleteCharAt(text.length() - 1);
    for (ExpandedLink link : links) {
      String path = home + "/" + id.toLowerCase(Locale.ROOT) + "/" + link.name();
      out.append(out.length() > 1 ? "," : "")
          .append(RawJson.quote(link.name()))
          .append(":[")
          .append(rows(path, link))
          .append(']');
    }
    return out.append('}').toString();
  }

  /** Adds the single linked objects that the row itself contains. */
  private String withLinked(Row row, String text) {
    StringBuilder out = new StringBuilder(text).deleteCharAt(text.length() - 1);
    for (ExpandedLink link : links) {
      String linked = row.member(link.name());
      out.append(out.length() > 1 ? "," : "")
          .append(RawJson.quote(link.name()))
          .append(':')
          .append(linked == null ? "null" : selected(linked, link));
    }
    return out.append('}').toString();
  }

  private static String selected(String object, ExpandedLink link) {
    if (link.selected().isEmpty() || !RawJson.isObject(object)) {
      return object;
    }
    return RawJson.members(object).entrySet().stream()
        .filter(member -> link.selected().contains(member.getKey()))
        .map(member -> RawJson.quote(member.getKey()) + ":" + member.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private String rows(String path, ExpandedLink link) {
    RowList list = exchange.tenant().store().find(exchange.target().version(), path);
    if (list == null) {
      return "";
    }
    return list.snapshot().collect(0, Integer.MAX_VALUE, Map.of(), row -> true).rows().stream()
        .map(row -> selected(row.text(), link))
        .collect(Collectors.joining(","));
  }
}
