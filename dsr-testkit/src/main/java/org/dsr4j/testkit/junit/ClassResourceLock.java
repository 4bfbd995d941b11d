package org.dsr4j.testkit.junit;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/**
 * Prevents concurrent tests of one class, because they share its tenant. JUnit runs all tests of a
 * locked class in one thread; each class has its own lock.
 */
final class ClassResourceLock implements ResourceLocksProvider {

  @Override
  public Set<Lock> provideForClass(Class<?> testClass) {
    return Set.of(lock(testClass));
  }

  /** This is called only for a nested class that has the annotation itself. */
  @Override
  public Set<Lock> provideForNestedClass(List<Class<?>> enclosing, Class<?> testClass) {
    return Set.of(lock(testClass));
  }

  private static Lock lock(Class<?> owner) {
    return new Lock(
        "org.dsr4j simulated tenant of " + owner.getName(), ResourceAccessMode.READ_WRITE);
  }
}
