package org.dsr4j.testkit.internal.schema;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The entity types of both versions, read from two small files. Immutable. */
public final class EntityTypes {

  private final Map<String, EntityType> types = new HashMap<>();

  private EntityTypes() {}

  /**
   * Reads the types from the testkit's resources.
   *
   * @return all types
   */
  public static EntityTypes read() {
    Map<String, String> rules = new HashMap<>();
    for (String line : TableFile.lines("selection.txt")) {
      rules.put(before(line), after(line));
    }
    EntityTypes all = new EntityTypes();
    for (String line : TableFile.lines("entities.txt")) {
      String key = before(line);
      all.types.put(key, typeOf(key, after(line), rules));
    }
    return all;
  }

  /**
   * {@return a type, or null when the version does not publish it}
   *
   * @param version the version of Graph
   * @param name the type's name
   */
  public @Nullable EntityType find(GraphVersion version, String name) {
    return types.get(name + " " + version.segment());
  }

  /**
   * {@return a type}
   *
   * @param version the version of Graph
   * @param name the type's name
   * @throws IllegalArgumentException when the version does not publish it
   */
  public EntityType require(GraphVersion version, String name) {
    EntityType type = find(version, name);
    if (type == null) {
      throw new IllegalArgumentException("no entity type " + name + " in " + version.segment());
    }
    return type;
  }

  private static EntityType typeOf(String key, String names, Map<String, String> rules) {
    Map<String, PropertyKind> properties = new LinkedHashMap<>();
    for (String name : names.split(" ", -1)) {
      int colon = name.indexOf(':');
      String letter = colon < 0 ? "" : name.substring(colon + 1);
      properties.put(colon < 0 ? name : name.substring(0, colon), PropertyKind.of(letter));
    }
    return new EntityType(
        key.substring(0, key.indexOf(' ')),
        properties,
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
