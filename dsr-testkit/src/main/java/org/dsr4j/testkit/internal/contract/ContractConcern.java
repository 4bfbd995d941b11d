package org.dsr4j.testkit.internal.contract;

import static java.util.Objects.requireNonNull;

import org.dsr4j.model.Action;
import org.dsr4j.testkit.contract.AdapterHarness;
import org.dsr4j.testkit.contract.Rule;
import org.dsr4j.testkit.internal.contract.fixture.ChangeFixture;
import org.dsr4j.testkit.internal.contract.fixture.ReadFixture;
import org.dsr4j.testkit.internal.contract.result.FailureTexts;
import org.dsr4j.testkit.internal.contract.result.Findings;
import org.dsr4j.testkit.internal.contract.result.NotApplicable;
import org.dsr4j.testkit.junit.AdapterContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * One part of the contract: tests that share a harness.
 *
 * <p>Vendors extend {@link AdapterContract}, which runs all parts, or a single part. The tests of a
 * class run one after another.
 */
@ExtendWith(ContractExtension.class)
@DisplayNameGeneration(RuleDisplayNames.class)
@Execution(ExecutionMode.SAME_THREAD)
abstract class ContractConcern {

  private @Nullable ReadFixture workbench;
  private @Nullable Rule rule;

  ContractConcern() {}

  /**
   * Creates the harness. The kit calls this once for the outermost test class and, if the adapter
   * erases, once for each rule that changes something. The services must not share data.
   *
   * @return the harness; the kit closes it
   * @throws Exception when the service cannot be started
   */
  protected abstract AdapterHarness harness() throws Exception;

  final void prepare(ReadFixture bench, Rule checked) {
    workbench = bench;
    rule = checked;
  }

  final void clearFaults() {
    if (workbench != null) {
      workbench.harness().clearFaults();
    }
  }

  final ReadFixture readFixture() {
    return requireNonNull(workbench, "prepared by the extension");
  }

  /** A service that the rule may change; skips the test when the adapter erases nothing. */
  final ChangeFixture changeFixture() throws Exception {
    if (readFixture().readable(Action.DELETE).isEmpty()) {
      throw Findings.notApplicable("the adapter declares no source that it erases");
    }
    ReadFixture another = readFixture().openFor(harness());
    try {
      return new ChangeFixture(another);
    } catch (Throwable e) {
      another.close();
      throw e;
    }
  }

  /**
   * Checks the rule of the running test. Violations are collected, so that one run shows all of
   * them.
   */
  final void check(Check check) {
    Findings findings = new Findings(requireNonNull(rule), readFixture().harness().deviations());
    try {
      check.run(findings);
    } catch (NotApplicable e) {
      readFixture().results().add(findings, e);
      throw e;
    } catch (AssertionError e) {
      // A failed assumption of a rule is a violation of this rule.
      findings.breach(String.valueOf(e.getMessage()), e);
    } catch (Throwable e) {
      findings.breach("threw " + FailureTexts.describe(e), e);
    }
    readFixture().results().recordAndFail(findings);
  }

  /** The body of a test. */
  @FunctionalInterface
  interface Check {
    void run(Findings findings) throws Throwable;
  }
}
