package org.dsr4j.testkit.internal.contract;

import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGenerator;

/** Names each test after the rule that it checks, so that a test report lists the rules. */
final class RuleDisplayNames extends DisplayNameGenerator.Standard {

  RuleDisplayNames() {}

  @Override
  public String generateDisplayNameForMethod(
      List<Class<?>> enclosingInstanceTypes, Class<?> testClass, Method testMethod) {
    ChecksRule checks = testMethod.getAnnotation(ChecksRule.class);
    return checks == null
        ? super.generateDisplayNameForMethod(enclosingInstanceTypes, testClass, testMethod)
        : checks.value().id() + " " + checks.value().text();
  }
}
