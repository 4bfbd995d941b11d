package org.dsr4j.graph.catalogue.reading;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.dsr4j.graph.catalogue.Placeholder;
import org.dsr4j.graph.catalogue.ReadFacts;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;

/** Creates the requests of a read for one cloud. */
record ReadRequests(String cloud) {

  /** The parts of a read's query that are sent; fewer after a refusal of the service. */
  enum Query {
    FULL,
    WITHOUT_WINDOW,
    BARE
  }

  GraphRequest of(
      ReadFacts read, Map<String, String> values, AuditWindowFilter window, Query query) {
    return filtered(read, values, filter(read, values, window, query), query);
  }

  /** Returns one request for the rows of several reads of one list. */
  GraphRequest joined(List<ReadPlan.BoundRead> parts, AuditWindowFilter window) {
    ReadFacts read = parts.get(0).read();
    StringJoiner either = new StringJoiner(" or ");
    parts.forEach(part -> either.add(JoinableFilter.of(part).comparison()));
    List<String> others =
        Stream.of(JoinableFilter.of(parts.get(0)).conditions(), bounds(read, window))
            .filter(clause -> !clause.isEmpty())
            .toList();
    String filter =
        others.isEmpty()
            ? either.toString()
            : "(" + either + ") and " + String.join(" and ", others);
    return filtered(read, Map.of(), filter, Query.FULL);
  }

  private GraphRequest filtered(
      ReadFacts read, Map<String, String> values, String filter, Query query) {
    GraphRequest request = addressed(read.version, read.template, values);
    if (!filter.isEmpty()) {
      request = request.query("$filter", filter);
    }
    if (query != Query.BARE) {
      request = projected(request, read);
      if (read.expand != null) {
        request = request.query("$expand", read.expand);
      }
    }
    return request;
  }

  /** Returns the request for one row as a single object, with the properties of the list. */
  GraphRequest singleRow(ReadFacts read, String template, String rowId) {
    return projected(addressed(read.version, template, Map.of("rowId", rowId)), read);
  }

  private GraphRequest projected(GraphRequest request, ReadFacts read) {
    if (read.selection == null) {
      return request;
    }
    List<String> properties = read.selection.in(cloud);
    return properties.isEmpty() ? request : request.query("$select", String.join(",", properties));
  }

  private static GraphRequest addressed(
      GraphVersion version, String template, Map<String, String> values) {
    GraphRequest request = GraphRequest.get(version, template);
    for (String name : Placeholder.names(template)) {
      request = request.path(name, values.getOrDefault(name, ""));
    }
    return request;
  }

  static String filter(
      ReadFacts read, Map<String, String> values, AuditWindowFilter window, Query query) {
    StringJoiner clauses = new StringJoiner(" and ");
    if (read.filter != null) {
      clauses.add(filled(read.filter, values));
    }
    String bounds = bounds(read, window);
    if (query == Query.FULL && !bounds.isEmpty()) {
      clauses.add(bounds);
    }
    return clauses.toString();
  }

  private static String bounds(ReadFacts read, AuditWindowFilter window) {
    return read.date == null ? "" : window.filter(read.date);
  }

  static String filled(String template, Map<String, String> values) {
    StringBuilder filled = new StringBuilder();
    int from = 0;
    for (String name : Placeholder.names(template)) {
      String braces = "{" + name + "}";
      int at = template.indexOf(braces, from);
      filled.append(template, from, at);
      filled.append(GraphRequest.literal(values.getOrDefault(name, "")));
      from = at + braces.length();
    }
    return filled.append(template.substring(from)).toString();
  }
}
