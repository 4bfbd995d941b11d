package org.dsr4j.graph.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The properties a read asks for, cloud by cloud: naming one that a cloud lacks fails the read.
 *
 * <p>Immutable and thread-safe.
 *
 * @param properties in the order of the {@code $select}
 * @param missing what to leave out, by the cloud's catalogue name
 */
public record PropertySelection(List<String> properties, Map<String, Set<String>> missing) {

  /**
   * Copies.
   *
   * @param properties in the order of the {@code $select}
   * @param missing what to leave out
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
   * @param cloud the cloud's catalogue name
   * @param lacking the properties it lacks
   * @return a copy
   */
  public PropertySelection without(String cloud, String... lacking) {
    Map<String, Set<String>> all = new LinkedHashMap<>(missing);
    all.put(cloud, Set.of(lacking));
    return new PropertySelection(properties, all);
  }

  /**
   * The properties a cloud has.
   *
   * @param cloud the cloud's catalogue name
   * @return in the order of the {@code $select}, possibly none
   */
  public List<String> in(String cloud) {
    Set<String> lacking = missing.getOrDefault(cloud, Set.of());
    return properties.stream().filter(property -> !lacking.contains(property)).toList();
  }

  /** Whether a cloud lacks everything that is asked for beside the id. */
  boolean isEmptyIn(String cloud) {
    return in(cloud).stream().allMatch("id"::equals) && !properties.equals(List.of("id"));
  }
}
