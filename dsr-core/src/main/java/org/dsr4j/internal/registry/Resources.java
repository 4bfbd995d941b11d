package org.dsr4j.internal.registry;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;

/** What the application handed over: for all adapters, or for one instance. */
public final class Resources {

  private final Map<Class<?>, Object> shared = new HashMap<>();
  private final Map<String, Map<Class<?>, Object>> own = new HashMap<>();

  public <T> void addShared(Class<T> type, T resource) {
    shared.put(type, resource);
  }

  public <T> void addForInstance(String instance, Class<T> type, T resource) {
    own.computeIfAbsent(instance, name -> new HashMap<>()).put(type, resource);
  }

  public Resources copy() {
    Resources copy = new Resources();
    copy.shared.putAll(shared);
    own.forEach((instance, resources) -> copy.own.put(instance, new HashMap<>(resources)));
    return copy;
  }

  /** A resource for an instance that is not there would silently be nobody's. */
  void requireKnown(Collection<String> instances) {
    TreeSet<String> unknown = new TreeSet<>(own.keySet());
    unknown.removeAll(instances);
    if (!unknown.isEmpty()) {
      throw new DsrException(
          DsrError.INVALID_CONFIGURATION,
          "Resources were handed over for adapters that are not registered: "
              + unknown
              + "; name an instance given to adapter(…)");
    }
  }

  <T> T require(String instance, Class<T> type) {
    Object resource = own.getOrDefault(instance, Map.of()).get(type);
    if (resource == null) {
      resource = shared.get(type);
    }
    if (resource == null) {
      String name = type.getSimpleName();
      throw new DsrException(
          DsrError.MISSING_RESOURCE,
          "Adapter '"
              + instance
              + "' needs a "
              + name
              + ": hand it over with resource("
              + name
              + ".class, …), or for this adapter alone with resource(\""
              + instance
              + "\", "
              + name
              + ".class, …)");
    }
    return type.cast(resource);
  }
}
