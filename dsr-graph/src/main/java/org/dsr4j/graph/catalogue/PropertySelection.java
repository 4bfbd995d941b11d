package org.dsr4j.graph.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The properties of a read in each cloud: a read with an unknown property would fail.
 *
 * <p>Immutable and thread-safe.
 *
 * @param properties the properties in the order of the {@code $select}
 * @param missing the properties to omit, by the cloud's catalogue name
 */
public record PropertySelection(List<String> properties, Map<String, Set<String>> missing) {

  /**
   * Copies the collections.
   *
   * @param properties the properties in the order of the {@code $select}
   * @param missing the properties to omit
   */
  public PropertySelection {
    properties = List.copyOf(properties);
    missing = Map.copyOf(missing);
  }

  /**
   * Selects properties that exist in every cloud.
   *
   * @param properties the properties, at least one
   * @return the selection
   */
  public static PropertySelection of(String... properties) {
    return new PropertySelection(List.of(properties), Map.of());
  }

  /**
   * Leaves out what a cloud lacks.
   *
   * @param cloud Removes properties that do not exist in a cloud.
   * @param lacking the missing properties
   * @return a copy
   */
  public PropertySelection without(String cloud, String... lacking) {
    Map<String, Set<String>> all = new LinkedHashMap<>(missing);
    all.put(cloud, Set.of(lacking));
    return new PropertySelection(properties, all);
  }

  /**
   * Returns the properties of a cloud.
   *
   * @param cloud the cloud's catalogue name
   * @return the properties in the order of the {@code $select}, possibly none
   */
  public List<String> in(String cloud) {
    Set<String> lacking = missing.getOrDefault(cloud, Set.of());
    return properties.stream().filter(property -> !lacking.contains(property)).toList();
  }

  /** Whether a cloud has none of the properties except the id. */
  boolean isEmptyIn(String cloud) {
    return in(cloud).stream().allMatch("id"::equals) && !properties.equals(List.of("id"));
  }
}
