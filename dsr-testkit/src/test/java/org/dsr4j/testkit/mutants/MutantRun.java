package org.dsr4j.testkit.mutants;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.dsr4j.testkit.contract.AdapterHarness;
import org.dsr4j.testkit.contract.Rule;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/**
 * The result of the contract kit for one adapter.
 *
 * @param passed how many rules were kept
 * @param failures the message of each failure by the rule that was tested
 * @param concerns by each rule that was tested the test class that it stands in
 */
record MutantRun(long passed, Map<Rule, String> failures, Map<Rule, UniqueId> concerns) {

  /** Runs the whole kit. */
  static MutantRun of(Supplier<AdapterHarness> harness, Path results) {
    return of(harness, results, DiscoverySelectors.selectClass(MutantContract.class));
  }

  /**
   * Runs the concern of the kit that a rule stands in, as an earlier run of the whole kit shows.
   */
  static MutantRun of(Supplier<AdapterHarness> harness, Path results, UniqueId concern) {
    return of(harness, results, DiscoverySelectors.selectUniqueId(concern));
  }

  private static MutantRun of(
      Supplier<AdapterHarness> harness, Path results, DiscoverySelector selector) {
    MutantContract.tryOut(harness);
    Events tests =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selector)
            .configurationParameter("dsr.contract.results", results.toString())
            .configurationParameter("dsr.contract.maxWaitMillis", "300")
            .execute()
            .testEvents();
    Map<Rule, String> failures = new TreeMap<>();
    tests.failed().list().forEach(event -> failures.put(rule(event), message(event)));
    Map<Rule, UniqueId> concerns = new TreeMap<>();
    tests.finished().list().forEach(event -> concerns.put(rule(event), concern(event)));
    return new MutantRun(tests.succeeded().count(), failures, concerns);
  }

  private static UniqueId concern(Event event) {
    return event.getTestDescriptor().getParent().orElseThrow().getUniqueId();
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
