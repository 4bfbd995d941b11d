package org.dsr4j.testkit.junit;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/**
 * Keeps the tests of one class from sharing its tenant at the same time. JUnit runs everything
 * below a locked class in one thread; no two classes have the same lock.
 */
final class ClassResourceLock implements ResourceLocksProvider {

  @Override
  public Set<Lock> provideForClass(Class<?> testClass) {
    return Set.of(lock(testClass));
  }

  /** Only a nested class that carries the annotation itself comes here. */
  @Override
  public Set<Lock> provideForNestedClass(List<Class<?>> enclosing, Class<?> testClass) {
    return Set.of(lock(testClass));
  }

  private static Lock lock(Class<?> owner) {
    return new Lock(
        "org.dsr4j simulated tenant of " + owner.getName(), ResourceAccessMode.READ_WRITE);
  }
}
