package org.dsr4j.internal.registry;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;

/** The objects that the application registered: for all adapters, or for one instance. */
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

  /** Rejects resources for unknown instances, because no adapter would use them. */
  void requireKnown(Collection<String> instances) {
    TreeSet<String> unknown = new TreeSet<>(own.keySet());
    unknown.removeAll(instances);
    if (!unknown.isEmpty()) {
      throw new DsrException(
          DsrError.INVALID_CONFIGURATION,
          "Resources are registered for adapters that are not registered: "
              + unknown
              + "; use the name of an instance given to adapter(…)");
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
              + ": register it with resource("
              + name
              + ".class, …), or only for this adapter with resource(\""
              + instance
              + "\", "
              + name
              + ".class, …)");
    }
    return type.cast(resource);
  }
}
