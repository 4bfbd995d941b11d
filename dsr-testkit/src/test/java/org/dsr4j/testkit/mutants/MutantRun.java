package org.dsr4j.testkit.mutants;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.dsr4j.testkit.contract.AdapterHarness;
import org.dsr4j.testkit.contract.Rule;
import org.dsr4j.testkit.junit.AdapterContract;
import org.junit.jupiter.api.Nested;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/**
 * The result of the contract kit for one adapter.
 *
 * @param passed how many rules were kept
 * @param failures the message of each failure by the rule that was tested
 */
record MutantRun(long passed, Map<Rule, String> failures) {

  /** The parts about changes; all others are about reading. */
  private static final Set<String> CHANGING =
      Set.of("Planning", "Inspecting", "Performing", "ChangeFaults", "Erasing");

  /** Runs the whole kit. */
  static MutantRun of(Supplier<AdapterHarness> harness, Path results) {
    return of(harness, results, DiscoverySelectors.selectClass(MutantContract.class));
  }

  /** Runs the half of the kit that contains a rule. */
  static MutantRun of(Supplier<AdapterHarness> harness, Path results, Rule rule) {
    boolean changing = rule.id().startsWith("CHANGE");
    DiscoverySelector[] concerns =
        Arrays.stream(AdapterContract.class.getDeclaredClasses())
            .filter(type -> type.isAnnotationPresent(Nested.class))
            .filter(type -> CHANGING.contains(type.getSimpleName()) == changing)
            .map(type -> DiscoverySelectors.selectNestedClass(List.of(MutantContract.class), type))
            .toArray(DiscoverySelector[]::new);
    return of(harness, results, concerns);
  }

  private static MutantRun of(
      Supplier<AdapterHarness> harness, Path results, DiscoverySelector... concerns) {
    MutantContract.tryOut(harness);
    Events tests =
        EngineTestKit.engine("junit-jupiter")
            .selectors(concerns)
            .configurationParameter("dsr.contract.results", results.toString())
            .configurationParameter("dsr.contract.patience.millis", "300")
            .execute()
            .testEvents();
    Map<Rule, String> failures = new TreeMap<>();
    tests.failed().list().forEach(event -> failures.put(rule(event), message(event)));
    return new MutantRun(tests.succeeded().count(), failures);
  }

  /** The broken rules except one. */
  List<Rule> besides(Rule rule) {
    return failures.keySet().stream().filter(other -> other != rule).toList();
  }

  /** The kit names its tests after their rules. */
  private static Rule rule(Event event) {
    String name = event.getTestDescriptor().getDisplayName();
    return Rule.valueOf(name.substring(0, name.indexOf(' ')).replace('-', '_'));
  }

  private static String message(Event event) {
    return event
        .getRequiredPayload(TestExecutionResult.class)
        .getThrowable()
        .map(thrown -> String.valueOf(thrown.getMessage()))
        .orElse("");
  }
}
