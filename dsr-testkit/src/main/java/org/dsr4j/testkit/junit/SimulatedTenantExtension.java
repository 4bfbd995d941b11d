package org.dsr4j.testkit.junit;

import org.dsr4j.testkit.SimulatedTenant;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/**
 * Provides the tenant of {@link WithSimulatedTenant} and rolls it back.
 *
 * <p>A constructor is called before {@code @BeforeAll} if all tests share one instance, and after
 * it if each test has its own instance. Therefore the state of a class or a test begins at its
 * first callback, whichever it is.
 */
final class SimulatedTenantExtension
    implements TestInstancePreConstructCallback,
        BeforeAllCallback,
        BeforeClassTemplateInvocationCallback,
        BeforeEachCallback,
        AfterEachCallback,
        ParameterResolver {

  private static final Namespace NAMESPACE = Namespace.create(SimulatedTenantExtension.class);

  /** With this scope, a constructor that is called for one test belongs to this test. */
  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public void preConstructTestInstance(
      TestInstanceFactoryContext factory, ExtensionContext context) {
    begin(context);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    begin(context);
  }

  @Override
  public void beforeClassTemplateInvocation(ExtensionContext context) {
    begin(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    begin(context);
  }

  private static void begin(ExtensionContext context) {
    // a store also finds the values of its parent stores, therefore the id is part of the key
    String key = "begun: " + context.getUniqueId();
    context
        .getStore(NAMESPACE)
        .computeIfAbsent(
            key,
            any -> {
              ClassTenant tenant = ClassTenant.of(context);
              if (context.getTestMethod().isPresent()) {
                tenant.beginTest(context);
              } else {
                tenant.begin(context);
              }
              return key;
            });
  }

  /** Reported for the test that did it, not for the next one. */
  @Override
  public void afterEach(ExtensionContext context) {
    if (!ClassTenant.of(context).simulated().isOpen()) {
      throw new ExtensionConfigurationException(
          "This test closed the simulated tenant, which all tests of the class share. Remove the"
              + " call: @WithSimulatedTenant closes it after the last test.");
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SimulatedTenant.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return ClassTenant.of(context).simulated();
  }
}
