package org.dsr4j.testkit.contract;

import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGenerator;

/** Names each test after the rule that it checks, so that a report reads like the contract. */
final class RuleNames extends DisplayNameGenerator.Standard {

  RuleNames() {}

  @Override
  public String generateDisplayNameForMethod(
      List<Class<?>> enclosingInstanceTypes, Class<?> testClass, Method testMethod) {
    Checks checks = testMethod.getAnnotation(Checks.class);
    return checks == null
        ? super.generateDisplayNameForMethod(enclosingInstanceTypes, testClass, testMethod)
        : checks.value().id() + " " + checks.value().text();
  }
}
