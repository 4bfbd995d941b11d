package org.dsr4j.testkit.internal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.dsr4j.testkit.contract.Rule;
import org.dsr4j.testkit.junit.AdapterContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The rules, their page and their tests agree. */
class ContractPageTest {

  private static final Path PAGE = Path.of("..", "docs", "adapter-contract.md");

  @Test
  void thePageAgreesWithTheRules() throws IOException {
    if (Boolean.getBoolean("dsr.regenerate")) {
      Files.writeString(PAGE, ContractPage.text());
    }
    assertThat(PAGE).as("stale: run with -Ddsr.regenerate=true").hasContent(ContractPage.text());
  }

  @Test
  void everyRuleHasExactlyOneTestInTheContract() {
    Set<Rule> tested = EnumSet.noneOf(Rule.class);
    for (Class<?> nested : AdapterContract.class.getDeclaredClasses()) {
      assertThat(nested).hasAnnotation(Nested.class);
      for (Method method : nested.getSuperclass().getDeclaredMethods()) {
        ChecksRule checks = method.getAnnotation(ChecksRule.class);
        if (checks != null) {
          assertThat(tested.add(checks.value())).as("%s is tested twice", checks.value()).isTrue();
        }
      }
    }
    assertThat(tested).containsExactly(Rule.values());
  }
}
