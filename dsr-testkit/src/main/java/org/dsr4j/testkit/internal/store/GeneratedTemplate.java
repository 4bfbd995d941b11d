package org.dsr4j.testkit.internal.store;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.schema.EntityType;
import org.dsr4j.testkit.internal.schema.EntityTypes;
import org.dsr4j.testkit.internal.schema.PropertyKind;
import org.dsr4j.testkit.internal.schema.PublishedVersion;
import org.dsr4j.testkit.internal.schema.RouteTable;
import org.dsr4j.testkit.internal.schema.TableResource;
import org.jspecify.annotations.Nullable;

/**
 * Writes the template of a row from the published facts about its type: values by name if {@code
 * generated-values.txt} has a rule, otherwise by kind. A property without a known kind and without
 * a rule is null, as many properties in Graph are.
 */
final class GeneratedTemplate {

  /** The maximum nesting of rows; deeper values are null. */
  private static final int DEPTH = 3;

  private static final Map<String, String> RULES = rules();

  private final EntityTypes types = RouteTable.get().types();

  /** Returns the template of a row of a type, with every property of either version. */
  static String of(String type) {
    return new GeneratedTemplate().object(type, DEPTH);
  }

  private String object(String type, int depth) {
    RowWriter out = new RowWriter();
    for (String property : properties(type)) {
      out.member(property, value(type, property, depth));
    }
    String linked = type + " +";
    RULES.forEach(
        (key, value) -> {
          if (key.startsWith(linked)) {
            out.member(key.substring(linked.length()), value);
          }
        });
    return out.toString();
  }

  private Set<String> properties(String type) {
    Set<String> names = new LinkedHashSet<>();
    for (PublishedVersion version : PublishedVersion.both()) {
      EntityType published = types.find(version, type);
      if (published != null) {
        names.addAll(published.properties().keySet());
      }
    }
    return names;
  }

  private String value(String type, String property, int depth) {
    String rule = RULES.getOrDefault(type + " " + property, RULES.get("* " + property));
    if (rule != null) {
      return rule;
    }
    EntityType published = types.find(PublishedVersion.V1, type);
    if (published == null || !published.has(property)) {
      published = types.require(PublishedVersion.BETA, type);
    }
    PropertyKind kind = published.properties().getOrDefault(property, PropertyKind.UNKNOWN);
    return byKind(kind, published.references().get(property), property, depth);
  }

  private String byKind(PropertyKind kind, @Nullable String reference, String property, int depth) {
    return switch (kind) {
      case STRING -> property.matches("id|.*Id") ? guid(property) : words(property);
      case DATE -> "date".equals(reference) ? "\"2025-06-30\"" : "\"${time}\"";
      case BOOLEAN -> "false";
      case NUMBER -> "1";
      case GUID -> guid(property);
      case ENUM -> member(reference);
      case OBJECT -> within(reference, depth);
      case COLLECTION -> "[" + elements(reference, depth) + "]";
      case UNKNOWN -> byName(property);
    };
  }

  private String byName(String property) {
    String name = property.toLowerCase(Locale.ROOT);
    if (name.endsWith("datetime")) {
      return "\"${time}\"";
    }
    if (name.endsWith("id")) {
      return guid(property);
    }
    if (property.matches("(is|has|can)[A-Z].*|.*Enabled")) {
      return "false";
    }
    if (name.matches(".*(count|inbytes|score|percentage|seconds|number)")) {
      return "1";
    }
    return name.matches(
            ".*(name|message|description|version|model|manufacturer|title|reason|comment)")
        ? words(property)
        : "null";
  }

  private String within(@Nullable String reference, int depth) {
    boolean known = reference != null && depth > 0 && !properties(reference).isEmpty();
    return known && reference != null ? object(reference, depth - 1) : "null";
  }

  private String elements(@Nullable String reference, int depth) {
    String member = reference == null ? null : types.member(reference);
    if (member != null) {
      return RawJson.quote(member);
    }
    String element = within(reference, depth);
    return element.equals("null") ? "" : element;
  }

  private String member(@Nullable String reference) {
    String member = reference == null ? null : types.member(reference);
    return member == null ? "null" : RawJson.quote(member);
  }

  private static String guid(String property) {
    return "\"${guid:" + property + "}\"";
  }

  /** Converts a property's name to words: "failureReason" is "Failure reason". */
  private static String words(String property) {
    String spaced = property.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return RawJson.quote(spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1));
  }

  private static Map<String, String> rules() {
    Map<String, String> rules = new TreeMap<>();
    for (String line : TableResource.lines("generated-values.txt")) {
      int colon = line.indexOf(": ");
      String[] words = line.substring(0, colon).split("\\s+", -1);
      for (int i = 1; i < words.length; i++) {
        rules.put(words[0] + " " + words[i], line.substring(colon + 2));
      }
    }
    return rules;
  }
}
