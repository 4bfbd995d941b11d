package org.dsr4j.testkit.contract;

import java.util.List;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.Proposal;
import org.dsr4j.spi.StepOutcome;

/** What an adapter says while it plans and changes, in success and in failure. */
final class HeardChanges {

  private final World world;
  private final Heard heard;

  HeardChanges(World world, Heard heard) {
    this.world = world;
    this.heard = heard;
  }

  void planning(SeededPerson someone) {
    hear(Answered.by(() -> world.propose(someone)));
    for (SourceDescriptor source : world.erased()) {
      world.harness().inject(Fault.UNAVAILABLE, FaultPoint.source(source.id()));
      hear(Answered.by(() -> world.propose(someone)));
      world.harness().heal();
    }
  }

  private void hear(Answered<Proposal> answered) {
    List<String> ids = world.erased().stream().map(SourceDescriptor::id).toList();
    answered
        .answer()
        .ifPresent(
            proposal -> Drafts.shown(proposal, ids).forEach(text -> heard.add("proposal", text)));
    thrown(answered);
  }

  /** Each step fails in every way before it is performed. */
  void changing(List<Fault> faults) {
    for (PlannedStep step : world.plan().steps()) {
      inspected(step);
      for (Fault fault : faults) {
        world.harness().inject(fault, FaultPoint.source(step.source().source()));
        inspected(step);
        performed(step);
        world.harness().heal();
        world.harness().injectWhileChanging(fault, step.source().source());
        performed(step);
        world.harness().heal();
      }
      world.carryOut(step);
      inspected(step);
    }
  }

  private void inspected(PlannedStep step) {
    Answered<Inspection> seen = world.inspect(step);
    seen.answer().ifPresent(each -> heard.add("inspection", each.toString()));
    thrown(seen);
  }

  private void performed(PlannedStep step) {
    Answered<StepOutcome> outcome = world.perform(step);
    outcome
        .answer()
        .ifPresent(
            each ->
                heard.add(
                    "outcome",
                    each instanceof StepOutcome.Pending pending
                        // The token is kept sealed.
                        ? pending.gap() + pending.evidence()
                        : each.toString()));
    thrown(outcome);
  }

  private void thrown(Answered<?> answered) {
    answered
        .thrown()
        .ifPresent(e -> Texts.messages(e).forEach(text -> heard.add("exception", text)));
  }
}
