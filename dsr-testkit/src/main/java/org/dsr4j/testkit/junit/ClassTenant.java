package org.dsr4j.testkit.junit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dsr4j.testkit.Savepoint;
import org.dsr4j.testkit.SimulatedTenant;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The tenant of one test class, with the initial states for the tests of this class and its nested
 * classes. Not thread-safe: {@link ClassResourceLock} runs a class in one thread.
 */
final class ClassTenant implements AutoCloseable {

  private static final Namespace NAMESPACE = Namespace.create(ClassTenant.class);

  private final ExtensionContext owner;
  private final SimulatedTenant simulated;
  private final Map<String, Savepoint> savepoints = new HashMap<>();

  private ClassTenant(ExtensionContext owner) {
    this.owner = owner;
    this.simulated = SimulatedTenant.start(annotation(owner).orElseThrow().seed());
  }

  /**
   * Returns the tenant for a class or test, which is started at the first call; JUnit closes it.
   */
  static ClassTenant of(ExtensionContext context) {
    ExtensionContext owner = owner(context);
    return owner
        .getStore(NAMESPACE)
        .computeIfAbsent(ClassTenant.class, any -> new ClassTenant(owner), ClassTenant.class);
  }

  /** Returns the outermost class that is annotated. */
  private static ExtensionContext owner(ExtensionContext context) {
    Optional<ExtensionContext> owner = Optional.empty();
    for (Optional<ExtensionContext> at = Optional.of(context);
        at.isPresent();
        at = at.get().getParent()) {
      if (isClass(at.get()) && annotation(at.get()).isPresent()) {
        owner = at;
      }
    }
    return owner.orElseThrow(
        () ->
            new ExtensionConfigurationException(
                "There is no @WithSimulatedTenant on "
                    + context.getRequiredTestClass().getName()
                    + " or around it. Use the annotation, not its extension."));
  }

  private static boolean isClass(ExtensionContext context) {
    return context.getTestClass().isPresent() && context.getTestMethod().isEmpty();
  }

  private static Optional<WithSimulatedTenant> annotation(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getTestClass(), WithSimulatedTenant.class);
  }

  SimulatedTenant simulated() {
    return simulated;
  }

  /**
   * A nested class, or one invocation of a parameterized class, starts with the state of the
   * enclosing class.
   */
  void begin(ExtensionContext context) {
    requireSameSeed(context);
    if (!context.getUniqueId().equals(owner.getUniqueId())) {
      beginTest(context.getParent().orElseThrow());
    }
  }

  private void requireSameSeed(ExtensionContext context) {
    long started = annotation(owner).orElseThrow().seed();
    long wanted = annotation(context).map(WithSimulatedTenant::seed).orElse(started);
    if (wanted != started) {
      throw new ExtensionConfigurationException(
          context.getRequiredTestClass().getName()
              + " requires a simulated tenant with seed "
              + wanted
              + ", but uses the one of "
              + owner.getRequiredTestClass().getName()
              + " around it, with seed "
              + started
              + ". Remove @WithSimulatedTenant from the nested class.");
    }
  }

  /**
   * Restores the state at the beginning of the first test of the class. This state is known only
   * now, because all methods that run once before the tests have finished.
   */
  void beginTest(ExtensionContext context) {
    ExtensionContext at = context;
    while (!isClass(at)) {
      at = at.getParent().orElseThrow();
    }
    simulated.rollback(savepoints.computeIfAbsent(at.getUniqueId(), any -> simulated.savepoint()));
  }

  @Override
  public void close() {
    simulated.close();
  }
}
