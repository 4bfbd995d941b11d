package org.dsr4j.testkit.mutants;

import static org.dsr4j.testkit.mutants.decorator.Mutations.adapter;
import static org.dsr4j.testkit.mutants.decorator.Mutations.inspecting;
import static org.dsr4j.testkit.mutants.decorator.Mutations.opening;
import static org.dsr4j.testkit.mutants.decorator.Mutations.performing;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Gap;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.PlanTask;
import org.dsr4j.spi.Proposal;
import org.dsr4j.spi.StepCall;
import org.dsr4j.spi.StepOutcome;
import org.dsr4j.spi.StepPermit;
import org.dsr4j.testkit.contract.AdapterHarness;
import org.dsr4j.testkit.contract.Rule;
import org.dsr4j.testkit.memory.MemoryService;
import org.dsr4j.testkit.mutants.decorator.DecoratedAdapter;
import org.dsr4j.testkit.mutants.decorator.ModifiedStepCall;
import org.dsr4j.testkit.mutants.decorator.MutantErrorCode;

/** Adapters that change too much, too little, or do not know what they did. */
final class ChangeMutants {

  private static final Gap PART = Gap.failed(MutantErrorCode.BROKEN, "it did not work");
  private static final StepOutcome REFUSED = new StepOutcome.Refused(PART);
  private static final StepOutcome DONE = new StepOutcome.Done("");

  private ChangeMutants() {}

  static final List<Mutant> ALL =
      List.of(
          new Mutant(
              "steps-in-memory",
              Rule.CHANGE_10,
              "Performs only what the same instance has planned.",
              "",
              adapter(ChangeMutants::remembering)),
          new Mutant(
              "label-is-compared",
              Rule.CHANGE_12,
              "Looks for something else than was planned, and does not find it.",
              "",
              inspecting(
                  (call, seen) ->
                      seen instanceof Inspection.Open && call.step().kind().equals("close-account")
                          ? new Inspection.Drifted("label")
                          : seen)),
          new Mutant(
              "not-found-is-unseen",
              Rule.CHANGE_13,
              "What is deleted cannot be found, and that is taken for a failure.",
              "",
              inspecting(
                  (call, seen) ->
                      seen instanceof Inspection.Applied
                          ? new Inspection.NotObservable(PART)
                          : seen)),
          new Mutant(
              "preconditions-unread",
              Rule.CHANGE_14,
              "Looks whether the target is there, not whose it is by now.",
              "",
              inspecting(
                  (call, seen) ->
                      seen instanceof Inspection.Drifted ? new Inspection.Open() : seen)),
          new Mutant(
              "error-is-gone",
              Rule.CHANGE_15,
              "Whatever cannot be read is gone.",
              "",
              inspecting(
                  (call, seen) ->
                      seen instanceof Inspection.NotObservable ? new Inspection.Applied() : seen)),
          new Mutant(
              "deletes-the-namesakes",
              Rule.CHANGE_16,
              "Deletes orders by display name: the namesake's go too.",
              "",
              changingByItself(
                  (service, call, permit) -> {
                    if (call.step().source().source().equals("memory-order")) {
                      service.deleteElsewhere("memory-order", "o-n1");
                    }
                  })),
          new Mutant(
              "not-found-is-refused",
              Rule.CHANGE_17,
              "What was deleted before is an error.",
              "",
              performing(
                  (reference, call, permit) -> {
                    StepOutcome outcome = reference.perform(call, permit);
                    return outcome instanceof StepOutcome.AlreadyDone ? REFUSED : outcome;
                  })),
          new Mutant(
              "refusal-is-tried-again",
              Rule.CHANGE_18,
              "Repeats a change without end although it has no permission.",
              "",
              performing(
                  (reference, call, permit) -> {
                    StepOutcome outcome = reference.perform(call, permit);
                    return outcome instanceof StepOutcome.Refused refused
                        ? new StepOutcome.RetryLater(Instant.now(), refused.gap())
                        : outcome;
                  })),
          new Mutant(
              "answer-not-looked-at",
              Rule.CHANGE_19,
              "Sends the change and takes it for done.",
              "",
              performing(
                  (reference, call, permit) -> {
                    StepOutcome outcome = reference.perform(call, permit);
                    return outcome instanceof StepOutcome.RetryLater ? DONE : outcome;
                  })),
          new Mutant(
              "lost-is-refused",
              Rule.CHANGE_20,
              "An answer that is lost means that nothing happened.",
              "",
              performing(
                  (reference, call, permit) -> {
                    StepOutcome outcome = reference.perform(call, permit);
                    return outcome instanceof StepOutcome.Unknown ? REFUSED : outcome;
                  })),
          new Mutant(
              "change-throws",
              Rule.CHANGE_21,
              "Throws whatever keeps it from changing.",
              "",
              performing(
                  (reference, call, permit) -> {
                    StepOutcome outcome = reference.perform(call, permit);
                    if (outcome instanceof StepOutcome.Unknown) {
                      throw new IllegalStateException("the connection was reset");
                    }
                    return outcome;
                  })),
          new Mutant(
              "cancelled-and-done",
              Rule.CHANGE_22,
              "Performs what was cancelled before.",
              "",
              performing(
                  (reference, call, permit) ->
                      reference.perform(
                          ModifiedStepCall.like(call).stoppedBy(new Cancellation()), permit))),
          new Mutant(
              "change-cannot-be-stopped",
              Rule.CHANGE_23,
              "Looks at the cancellation before a change and not while it waits.",
              "",
              performing(
                  (reference, call, permit) ->
                      call.cancellation().isCancelled()
                          ? reference.perform(call, permit)
                          : reference.perform(
                              ModifiedStepCall.like(call).stoppedBy(new Cancellation()), permit))),
          new Mutant(
              "jobs-in-memory",
              Rule.CHANGE_24,
              "Knows only the jobs that the same instance began.",
              "",
              adapter(ChangeMutants::knowingItsJobs)),
          new Mutant(
              "told-and-not-done",
              Rule.CHANGE_25,
              "Says of one table that its rows are deleted, and deletes none.",
              "",
              adapter(ChangeMutants::pretending)),
          new Mutant(
              "tried-is-done",
              Rule.CHANGE_26,
              "What was tried before was done, however the attempt ended.",
              "",
              inspecting(
                  (call, seen) ->
                      call.firstAttempt().isPresent() ? new Inspection.Applied() : seen)),
          new Mutant(
              "permit-not-checked",
              Rule.CHANGE_27,
              "Sends the change without a look at the permit.",
              "",
              changingByItself(
                  (service, call, permit) -> {
                    if (permit.isRevoked()) {
                      for (String id : call.step().target().split(" ", -1)) {
                        service.deleteElsewhere(call.step().source().source(), id);
                      }
                    }
                  })),
          new Mutant(
              "target-for-show",
              Rule.CHANGE_28,
              "Shows a target, and takes the object from an argument.",
              "",
              adapter(ChangeMutants::followingAnArgument)),
          new Mutant(
              "purges-any-deletion",
              Rule.CHANGE_29,
              "Purges a closed account without a look at who closed it and when.",
              "",
              inspecting(
                  (call, seen) ->
                      call.step().kind().equals("purge-account")
                              && seen instanceof Inspection.Drifted
                          ? new Inspection.Open()
                          : seen)),
          new Mutant(
              "refusal-is-believed",
              Rule.CHANGE_30,
              "Reports a refusal without a look at what is still there.",
              "https://github.com/microsoftgraph/microsoft-graph-docs/issues/15612",
              performing(
                  (reference, call, permit) -> {
                    StepOutcome outcome = reference.perform(call, permit);
                    return outcome instanceof StepOutcome.AlreadyDone ? REFUSED : outcome;
                  })),
          new Mutant(
              "silence-is-failure",
              Rule.CHANGE_40,
              "Takes a job without a result for one that failed.",
              "microsoftgraph/powershell-intune-samples#35",
              adapter(
                  reference ->
                      new DecoratedAdapter(reference) {
                        @Override
                        public StepOutcome poll(StepCall call, String token) {
                          StepOutcome outcome = super.poll(call, token);
                          return outcome instanceof StepOutcome.Pending ? REFUSED : outcome;
                        }
                      })),
          new Mutant(
              "interrupt-restored",
              Rule.CHANGE_60,
              "Restores an interrupt that it caused itself.",
              "",
              performing(
                  (reference, call, permit) -> {
                    StepOutcome outcome = reference.perform(call, permit);
                    Thread.currentThread().interrupt();
                    return outcome;
                  })),
          new Mutant(
              "null-is-gone",
              Rule.CHANGE_61,
              "Returns nothing for an object that does not exist any more.",
              "",
              inspecting((call, seen) -> seen instanceof Inspection.Applied ? null : seen)));

  /** Changes the service past the permit. */
  private interface Unpermitted {
    void change(MemoryService service, StepCall call, StepPermit permit);
  }

  /** Does something past the permit, and then what the reference does. */
  private static Supplier<AdapterHarness> changingByItself(Unpermitted unpermitted) {
    return opening(
        (reference, context) ->
            new DecoratedAdapter(reference) {
              @Override
              public StepOutcome perform(StepCall call, StepPermit permit) {
                unpermitted.change(context.resource(MemoryService.class), call, permit);
                return super.perform(call, permit);
              }
            });
  }

  private static Adapter followingAnArgument(Adapter reference) {
    return new DecoratedAdapter(reference) {
      @Override
      public Proposal propose(PlanTask task) {
        Proposal proposal = super.propose(task);
        proposal.steps().forEach(step -> step.argument("rows", step.target()));
        return proposal;
      }

      @Override
      public Inspection inspect(StepCall call) {
        return super.inspect(ModifiedStepCall.like(call).at(call.step().argument("rows")));
      }
    };
  }

  private static Adapter remembering(Adapter reference) {
    Set<String> seen = new HashSet<>();
    return new DecoratedAdapter(reference) {
      @Override
      public Proposal propose(PlanTask task) {
        Proposal proposal = super.propose(task);
        proposal.steps().forEach(step -> seen.add(step.kind()));
        return proposal;
      }

      @Override
      public StepOutcome perform(StepCall call, StepPermit permit) {
        return seen.contains(call.step().kind()) ? super.perform(call, permit) : REFUSED;
      }
    };
  }

  private static Adapter knowingItsJobs(Adapter reference) {
    Set<String> jobs = new HashSet<>();
    return new DecoratedAdapter(reference) {
      @Override
      public StepOutcome perform(StepCall call, StepPermit permit) {
        StepOutcome outcome = super.perform(call, permit);
        if (outcome instanceof StepOutcome.Pending pending) {
          jobs.add(pending.token());
        }
        return outcome;
      }

      @Override
      public StepOutcome poll(StepCall call, String token) {
        return jobs.contains(token) ? super.poll(call, token) : REFUSED;
      }
    };
  }

  private static Adapter pretending(Adapter reference) {
    return new DecoratedAdapter(reference) {
      @Override
      public StepOutcome perform(StepCall call, StepPermit permit) {
        return notes(call) ? DONE : super.perform(call, permit);
      }

      @Override
      public Inspection inspect(StepCall call) {
        return notes(call) && call.firstAttempt().isPresent()
            ? new Inspection.Applied()
            : super.inspect(call);
      }

      private boolean notes(StepCall call) {
        return call.step().source().source().equals("memory-device-note");
      }
    };
  }
}
