package org.dsr4j.testkit.internal.contract.capture;

import java.util.List;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.Proposal;
import org.dsr4j.spi.StepOutcome;
import org.dsr4j.testkit.contract.Fault;
import org.dsr4j.testkit.contract.FaultPoint;
import org.dsr4j.testkit.contract.SeededPerson;
import org.dsr4j.testkit.internal.contract.fixture.CallResult;
import org.dsr4j.testkit.internal.contract.fixture.ChangeFixture;
import org.dsr4j.testkit.internal.contract.fixture.ProposedSteps;
import org.dsr4j.testkit.internal.contract.result.FailureTexts;

/** The output of an adapter during planning and changing, in success and in failure. */
public final class CapturedChangeOutput {

  private final ChangeFixture world;
  private final CapturedOutput heard;

  public CapturedChangeOutput(ChangeFixture world, CapturedOutput heard) {
    this.world = world;
    this.heard = heard;
  }

  public void exercisePlanning(SeededPerson someone) {
    hear(CallResult.of(() -> world.propose(someone)));
    for (SourceDescriptor source : world.erasableSources()) {
      world.harness().inject(Fault.UNAVAILABLE, FaultPoint.source(source.id()));
      hear(CallResult.of(() -> world.propose(someone)));
      world.harness().clearFaults();
    }
  }

  private void hear(CallResult<Proposal> answered) {
    List<String> ids = world.erasableSources().stream().map(SourceDescriptor::id).toList();
    answered
        .answer()
        .ifPresent(
            proposal ->
                ProposedSteps.describe(proposal, ids).forEach(text -> heard.add("proposal", text)));
    thrown(answered);
  }

  /** Each step fails in every way before it is performed. */
  public void exerciseChanges(List<Fault> faults) {
    for (PlannedStep step : world.plan().steps()) {
      inspected(step);
      for (Fault fault : faults) {
        world.harness().inject(fault, FaultPoint.source(step.source().source()));
        inspected(step);
        performed(step);
        world.harness().clearFaults();
        world.harness().injectWhileChanging(fault, step.source().source());
        performed(step);
        world.harness().clearFaults();
      }
      world.performToEnd(step);
      inspected(step);
    }
  }

  private void inspected(PlannedStep step) {
    CallResult<Inspection> seen = world.inspect(step);
    seen.answer().ifPresent(each -> heard.add("inspection", each.toString()));
    thrown(seen);
  }

  private void performed(PlannedStep step) {
    CallResult<StepOutcome> outcome = world.perform(step);
    outcome
        .answer()
        .ifPresent(
            each ->
                heard.add(
                    "outcome",
                    each instanceof StepOutcome.Pending pending
                        // The token is stored encrypted.
                        ? pending.gap() + pending.evidence()
                        : each.toString()));
    thrown(outcome);
  }

  private void thrown(CallResult<?> answered) {
    answered
        .thrown()
        .ifPresent(e -> FailureTexts.messages(e).forEach(text -> heard.add("exception", text)));
  }
}
