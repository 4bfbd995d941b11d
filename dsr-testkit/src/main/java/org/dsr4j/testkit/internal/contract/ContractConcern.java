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
 * One concern of the contract: tests that share a harness.
 *
 * <p>Vendors extend {@link AdapterContract}, which runs all concerns, or one of its parts. The
 * tests of a class run one after another.
 */
@ExtendWith(ContractExtension.class)
@DisplayNameGeneration(RuleDisplayNames.class)
@Execution(ExecutionMode.SAME_THREAD)
abstract class ContractConcern {

  private @Nullable ReadFixture workbench;
  private @Nullable Rule rule;

  ContractConcern() {}

  /**
   * Makes the harness; called once for the outermost test class, and once for each rule that
   * changes something when the adapter erases: the services must not share what they hold.
   *
   * @return what is under test; the kit closes it
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

  /** A service that the rule may change; ends the test when the adapter erases nothing. */
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

  /** Checks the rule of the running test; breaches are gathered, so that one run shows all. */
  final void check(Check check) {
    Findings findings = new Findings(requireNonNull(rule), readFixture().harness().deviations());
    try {
      check.run(findings);
    } catch (NotApplicable e) {
      readFixture().results().add(findings, e);
      throw e;
    } catch (AssertionError e) {
      // What a rule takes for granted and is not so: it breaks the rule that asked.
      findings.breach(String.valueOf(e.getMessage()), e);
    } catch (Throwable e) {
      findings.breach("threw " + FailureTexts.describe(e), e);
    }
    readFixture().results().recordAndFail(findings);
  }

  /** What a test does. */
  @FunctionalInterface
  interface Check {
    void run(Findings findings) throws Throwable;
  }
}
