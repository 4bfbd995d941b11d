package org.dsr4j.it.published;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.MatchRule;

/**
 * A published item with an inserted match key. Microsoft's examples omit properties that must be
 * selected or expanded, and show some keys as null or empty.
 */
final class CompletedItem {

  private CompletedItem() {}

  /** The item with the key of a rule, or empty if the person has no identifier for the rule. */
  static Optional<String> of(String item, MatchRule rule, Map<IdentifierKind, String> person)
      throws IOException {
    String identifier = person.get(rule.kind());
    return rule.field() == null || identifier == null
        ? Optional.empty()
        : Optional.of(put(item, rule.field().segments(), '"' + identifier + '"'));
  }

  private static String put(String json, List<String> path, String value) throws IOException {
    if (path.isEmpty()) {
      return json.startsWith("[") ? '[' + value + ']' : value;
    }
    if (json.startsWith("[")) {
      List<String> elements = new ArrayList<>(PublishedExample.elements(json));
      String first = elements.isEmpty() ? "{}" : elements.remove(0);
      elements.add(0, put(first, path, value));
      return '[' + String.join(",", elements) + ']';
    }
    Map<String, String> properties =
        PublishedExample.properties(json.startsWith("{") ? json : "{}");
    String inner = properties.getOrDefault(path.get(0), "{}");
    properties.put(path.get(0), put(inner, path.subList(1, path.size()), value));
    return properties.entrySet().stream()
        .map(property -> '"' + property.getKey() + "\":" + property.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }
}
