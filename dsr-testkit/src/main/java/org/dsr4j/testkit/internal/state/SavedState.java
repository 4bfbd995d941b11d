package org.dsr4j.testkit.internal.state;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Brings back a state that was remembered, as often as it is asked to. */
@FunctionalInterface
public interface SavedState {

  /** Brings the state back. */
  void restore();

  /**
   * {@return what gives a map the entries that it has now}
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
   * {@return what gives a collection the elements that it has now}
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
