package org.dsr4j.testkit.internal.state;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Restores a saved state, any number of times. */
@FunctionalInterface
public interface SavedState {

  /** Restores the state. */
  void restore();

  /**
   * {@return a saved state with the current entries of a map}
   *
   * @param <K> its keys
   * @param <V> its values
   * @param map the map; without nulls
   */
  static <K, V> SavedState of(Map<K, V> map) {
    Map<K, V> then = Map.copyOf(map);
    return () -> {
      map.clear();
      map.putAll(then);
    };
  }

  /**
   * {@return a saved state with the current elements of a collection}
   *
   * @param <E> its elements
   * @param collection the collection; without nulls
   */
  static <E> SavedState of(Collection<E> collection) {
    List<E> then = List.copyOf(collection);
    return () -> {
      collection.clear();
      collection.addAll(then);
    };
  }

  /**
   * {@return all of these as one, in their order}
   *
   * @param parts the parts
   */
  static SavedState all(Collection<SavedState> parts) {
    List<SavedState> copy = List.copyOf(parts);
    return () -> copy.forEach(SavedState::restore);
  }
}
