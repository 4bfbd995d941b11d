package org.dsr4j.testkit.contract;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.AdapterDefinition;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.ConfigurationSpec;
import org.dsr4j.spi.StepCall;
import org.jspecify.annotations.Nullable;

/**
 * Kills the run once at each step, after it was written down that the step is about to be performed
 * and before its answer is: either before the service is asked or after it has answered.
 */
final class Interrupting implements AdapterProvider {

  /** The end of the process; nothing catches it. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final AdapterProvider provider;
  private final boolean applied;
  private final Set<String> killed = new HashSet<>();

  Interrupting(AdapterProvider provider, boolean applied) {
    this.provider = provider;
    this.applied = applied;
  }

  @Override
  public String id() {
    return provider.id();
  }

  @Override
  public int spiMajor() {
    return provider.spiMajor();
  }

  @Override
  public ConfigurationSpec configuration() {
    return provider.configuration();
  }

  @Override
  public AdapterDefinition define(String instance, Configuration configuration) {
    return provider.define(instance, configuration);
  }

  @Override
  public Adapter open(AdapterContext context) {
    Adapter adapter = provider.open(context);
    Class<?>[] types =
        interfaces(adapter.getClass()).stream()
            .filter(type -> type.getPackage() == Adapter.class.getPackage())
            .toArray(Class<?>[]::new);
    return (Adapter)
        Proxy.newProxyInstance(
            Adapter.class.getClassLoader(),
            types,
            (self, method, arguments) -> called(adapter, method, arguments));
  }

  private static Set<Class<?>> interfaces(@Nullable Class<?> type) {
    Set<Class<?>> all = new HashSet<>();
    if (type != null) {
      Arrays.stream(type.getInterfaces())
          .forEach(
              each -> {
                all.add(each);
                all.addAll(interfaces(each));
              });
      all.addAll(interfaces(type.getSuperclass()));
    }
    return all;
  }

  private @Nullable Object called(Adapter adapter, Method method, Object @Nullable [] arguments)
      throws Throwable {
    boolean last = method.getName().equals("perform") && arguments != null && first(arguments[0]);
    if (last && !applied) {
      throw new Killed();
    }
    try {
      Object answer = method.invoke(adapter, arguments);
      if (last) {
        throw new Killed();
      }
      return answer;
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private boolean first(Object call) {
    PlannedStep step = ((StepCall) call).step();
    return killed.add(step.id());
  }
}
