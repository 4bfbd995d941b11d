package org.dsr4j.testkit.internal.schema;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The supported types of both versions, with their nested types, read from small files. Immutable.
 */
public final class EntityTypes {

  /** The type name for answers that are not objects. */
  static final String NONE = "-";

  private final Map<String, EntityType> types = new HashMap<>();
  private final Map<String, List<String>> enumerations = new HashMap<>();

  private EntityTypes() {}

  /**
   * Reads the types from the testkit's resources.
   *
   * @return all types
   */
  public static EntityTypes read() {
    Map<String, String> rules = new HashMap<>();
    for (String line : TableResource.lines("selection.txt")) {
      rules.put(before(line), after(line));
    }
    EntityTypes all = new EntityTypes();
    for (String file : List.of("complex.txt", "entities.txt")) {
      for (String line : TableResource.lines(file)) {
        String key = before(line);
        all.types.put(key, typeOf(key, after(line), rules));
      }
    }
    for (String line : TableResource.lines("enums.txt")) {
      all.enumerations.put(before(line), List.of(after(line).split(" ", -1)));
    }
    for (PublishedVersion version : PublishedVersion.both()) {
      String key = NONE + " " + version.segment();
      all.types.put(key, typeOf(key, "value", rules));
    }
    return all;
  }

  /**
   * {@return a type, or null when the version does not publish it}
   *
   * @param version the version of Graph
   * @param name the type's name
   */
  public @Nullable EntityType find(PublishedVersion version, String name) {
    return types.get(name + " " + version.segment());
  }

  /**
   * {@return a type}
   *
   * @param version the version of Graph
   * @param name the type's name
   * @throws IllegalArgumentException when the version does not publish it
   */
  public EntityType require(PublishedVersion version, String name) {
    EntityType type = find(version, name);
    if (type == null) {
      throw new IllegalArgumentException("no entity type " + name + " in " + version.segment());
    }
    return type;
  }

  /** Returns these types without some properties of v1.0, by type. */
  EntityTypes without(Map<String, Set<String>> absent) {
    if (absent.isEmpty()) {
      return this;
    }
    EntityTypes rest = new EntityTypes();
    rest.types.putAll(types);
    rest.enumerations.putAll(enumerations);
    absent.forEach(
        (name, properties) ->
            rest.types.computeIfPresent(
                name + " " + PublishedVersion.V1.segment(),
                (key, type) -> type.without(properties)));
    return rest;
  }

  /**
   * {@return a member of an enumeration, or null when none is known}
   *
   * @param name the enumeration's name
   */
  public @Nullable String member(String name) {
    List<String> members = enumerations.get(name);
    return members == null ? null : members.get(0);
  }

  private static EntityType typeOf(String key, String names, Map<String, String> rules) {
    Map<String, PropertyKind> properties = new LinkedHashMap<>();
    Map<String, String> references = new HashMap<>();
    for (String word : names.split(" ", -1)) {
      int colon = word.indexOf(':');
      String name = colon < 0 ? word : word.substring(0, colon);
      String kind = colon < 0 ? "" : word.substring(colon + 1);
      properties.put(name, PropertyKind.of(kind));
      if (kind.indexOf('/') > 0) {
        references.put(name, kind.substring(kind.indexOf('/') + 1));
      }
    }
    return new EntityType(
        key.substring(0, key.indexOf(' ')),
        properties,
        references,
        ruleSet(rules, key + " default"),
        ruleSet(rules, key + " withheld"),
        ruleSet(rules, key + " single"),
        rules.get(key + " newestFirst"));
  }

  private static Set<String> ruleSet(Map<String, String> rules, String key) {
    String names = rules.get(key);
    return names == null ? Set.of() : Set.of(names.split(" ", -1));
  }

  private static String before(String line) {
    return line.substring(0, line.indexOf(": "));
  }

  private static String after(String line) {
    return line.substring(line.indexOf(": ") + 2);
  }
}
