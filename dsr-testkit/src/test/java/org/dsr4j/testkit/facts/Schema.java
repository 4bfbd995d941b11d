package org.dsr4j.testkit.facts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The published v1.0 schema of one cloud: types, enumerations, functions and entry points. */
final class Schema {

  /**
   * An entity type or a complex type.
   *
   * @param name its name, without the namespace {@code microsoft.graph}
   * @param base the name of its base type, empty for none
   * @param properties the types of its own properties
   * @param navigation the types of its own links
   */
  record Type(
      String name, String base, Map<String, String> properties, Map<String, String> navigation) {}

  /**
   * A function or an action.
   *
   * @param name its name
   * @param boundTo the type that it is bound to
   * @param parameters the names of its other parameters
   * @param returns its return type, empty for none
   */
  record Operation(String name, String boundTo, List<String> parameters, String returns) {}

  final Map<String, Type> types = new TreeMap<>();
  final Map<String, List<String>> enumerations = new TreeMap<>();
  final List<Operation> operations = new ArrayList<>();
  final Map<String, String> entries = new TreeMap<>();

  /** Returns the types of all properties, the inherited ones first. */
  Map<String, String> properties(String name) {
    Type type = types.get(name);
    Map<String, String> all = new LinkedHashMap<>();
    if (type != null) {
      all.putAll(properties(type.base()));
      all.putAll(new TreeMap<>(type.properties()));
    }
    return all;
  }

  /** Returns the type of a property or link, inherited ones included, or null. */
  @Nullable String member(String name, String member) {
    for (Type type = types.get(name); type != null; type = types.get(type.base())) {
      String found = type.properties().getOrDefault(member, type.navigation().get(member));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Returns whether a type is another or inherits from it. */
  boolean isKindOf(String name, String other) {
    for (Type type = types.get(name); type != null; type = types.get(type.base())) {
      if (type.name().equals(other)) {
        return true;
      }
    }
    return false;
  }

  /** Removes the namespace from a reference; a list keeps its parentheses. */
  static String plain(String reference) {
    return reference
        .replace("Collection(", "(")
        .replace("microsoft.graph.", "")
        .replace("graph.", "");
  }
}
