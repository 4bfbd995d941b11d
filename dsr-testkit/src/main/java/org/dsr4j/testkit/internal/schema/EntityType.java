package org.dsr4j.testkit.internal.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One published entity type in one version of Graph.
 *
 * @param name the type's name without namespace
 * @param properties its properties, inherited ones included
 * @param references the types of the properties with objects or enumerations, where they are known
 * @param defaults the only properties returned without a selection; empty when all are
 * @param withheld properties absent without a selection
 * @param singleOnly properties that are null unless selected on a single object
 * @param newestFirst the date by which lists are ordered, or null
 */
public record EntityType(
    String name,
    Map<String, PropertyKind> properties,
    Map<String, String> references,
    Set<String> defaults,
    Set<String> withheld,
    Set<String> singleOnly,
    @Nullable String newestFirst) {

  /**
   * Copies the collections.
   *
   * @param name the type's name without namespace
   * @param properties its properties, inherited ones included
   * @param references the types of the properties with objects or enumerations, where they are
   *     known
   * @param defaults the only properties returned without a selection; empty when all are
   * @param withheld properties absent without a selection
   * @param singleOnly properties that are null unless selected on a single object
   * @param newestFirst the date by which lists are ordered, or null
   */
  public EntityType {
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    references = Map.copyOf(references);
    defaults = Set.copyOf(defaults);
    withheld = Set.copyOf(withheld);
    singleOnly = Set.copyOf(singleOnly);
  }

  /**
   * {@return whether the type has a property of this name}
   *
   * @param property the property's name
   */
  public boolean has(String property) {
    return properties.containsKey(property);
  }

  /** Returns this type without some properties. */
  EntityType without(Set<String> absent) {
    Map<String, PropertyKind> rest = new LinkedHashMap<>(properties);
    rest.keySet().removeAll(absent);
    return new EntityType(name, rest, references, defaults, withheld, singleOnly, newestFirst);
  }

  /**
   * {@return whether the property comes back when no selection names it}
   *
   * @param property the property's name
   */
  public boolean returnsUnasked(String property) {
    return !withheld.contains(property) && (defaults.isEmpty() || defaults.contains(property));
  }
}
