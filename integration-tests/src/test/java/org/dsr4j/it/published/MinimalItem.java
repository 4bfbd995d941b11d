package org.dsr4j.it.published;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.MatchRule;

/** The smallest row that identifies the person by one match rule. */
final class MinimalItem {

  /** The key of plain values. */
  private static final FieldPath BARE = FieldPath.of("value");

  private static final Object NULL = new Object();
  private static final String DATE = "2024-06-01T08:00:00Z";

  private final Map<String, Object> root = new LinkedHashMap<>();

  private MinimalItem() {}

  /**
   * An item with only an id, a state, the rule's key, its guard and its date; the other keys of the
   * source are null. The state is required, because a row with identifiers only counts as empty.
   */
  static String of(
      MatchRule rule, List<MatchRule> all, Map<IdentifierKind, String> person, String id) {
    MinimalItem item = new MinimalItem();
    if (!BARE.equals(rule.field())) {
      item.root.put("id", id);
      item.root.put("state", "known");
    }
    item.put(rule.field(), person.get(rule.kind()));
    if (rule.decidingKind() != null) {
      item.put(rule.decidingField(), person.get(rule.decidingKind()));
    }
    item.put(rule.dateField(), DATE);
    if (!BARE.equals(rule.field())) {
      for (MatchRule other : all) {
        item.putNull(other.field());
        item.putNull(other.decidingField());
        item.putNull(other.weakeningField());
      }
    }
    return text(item.root);
  }

  private void put(FieldPath path, String value) {
    if (path != null && value != null) {
      place(path).put(path.segments().get(path.segments().size() - 1), value);
    }
  }

  private void putNull(FieldPath path) {
    if (path != null) {
      place(path).putIfAbsent(path.segments().get(path.segments().size() - 1), NULL);
    }
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> place(FieldPath path) {
    Map<String, Object> place = root;
    for (String segment : path.segments().subList(0, path.segments().size() - 1)) {
      place = (Map<String, Object>) place.computeIfAbsent(segment, key -> new LinkedHashMap<>());
    }
    return place;
  }

  private static String text(Object value) {
    if (value instanceof Map<?, ?> object) {
      return object.entrySet().stream()
          .map(entry -> '"' + entry.getKey().toString() + "\":" + text(entry.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    return value == NULL ? "null" : '"' + value.toString() + '"';
  }
}
