package org.dsr4j.it.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Set;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.AdapterDefinition;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.ConfigurationSpec;

/** An adapter of which one method always gives the same answer. */
record ChangedAdapter(AdapterProvider whole, String method, Object answer)
    implements AdapterProvider {

  static AdapterProvider of(AdapterProvider provider, String method, Object answer) {
    return new ChangedAdapter(provider, method, answer);
  }

  @Override
  public String id() {
    return whole.id();
  }

  @Override
  public int spiMajor() {
    return whole.spiMajor();
  }

  @Override
  public ConfigurationSpec configuration() {
    return whole.configuration();
  }

  @Override
  public AdapterDefinition define(String instance, Configuration configuration) {
    return whole.define(instance, configuration);
  }

  @Override
  public Adapter open(AdapterContext context) {
    Adapter adapter = whole.open(context);
    return (Adapter)
        Proxy.newProxyInstance(
            Adapter.class.getClassLoader(),
            interfaces(adapter.getClass()).toArray(Class<?>[]::new),
            (proxy, called, arguments) -> {
              if (called.getName().equals(method)) {
                return answer;
              }
              try {
                return called.invoke(adapter, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static Set<Class<?>> interfaces(Class<?> type) {
    Set<Class<?>> all = new LinkedHashSet<>();
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      for (Class<?> one : each.getInterfaces()) {
        if (one.getPackage().equals(Adapter.class.getPackage())) {
          all.add(one);
        }
      }
    }
    return all;
  }
}
