package org.dsr4j.testkit.mutants;

import static org.dsr4j.testkit.mutants.decorator.Mutations.adapter;
import static org.dsr4j.testkit.mutants.decorator.Mutations.opening;
import static org.dsr4j.testkit.mutants.decorator.Mutations.pushing;
import static org.dsr4j.testkit.mutants.decorator.Mutations.reading;
import static org.dsr4j.testkit.mutants.decorator.Mutations.resolving;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identity;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Match;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.TenantCheck;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.ReadOutcome;
import org.dsr4j.spi.Resolution;
import org.dsr4j.testkit.contract.Rule;
import org.dsr4j.testkit.memory.MemoryAdapterProvider;
import org.dsr4j.testkit.mutants.decorator.BufferingSink;
import org.dsr4j.testkit.mutants.decorator.DecoratedAdapter;
import org.dsr4j.testkit.mutants.decorator.DecoratedSink;
import org.dsr4j.testkit.mutants.decorator.ModifiedReadTask;
import org.dsr4j.testkit.mutants.decorator.Mutations;

/** Adapters that report success after a failure, or never end. */
final class FaultMutants {

  private FaultMutants() {}

  static final List<Mutant> ALL =
      List.of(
          new Mutant(
              "refusal-is-any-error",
              Rule.FAULT_01,
              "Reports a missing permission as a general error.",
              "microsoftgraph/powershell-intune-samples#62",
              reading(
                  (reference, task, sink) ->
                      mapped(
                          reference.read(task, sink),
                          part -> Gap.failed(part.code(), part.detail())))),
          new Mutant(
              "failure-is-somebody-elses-task",
              Rule.FAULT_12,
              "Reports a source that does not respond as one that is read in another place.",
              "",
              reading(
                  (reference, task, sink) ->
                      mapped(
                          reference.read(task, sink),
                          part ->
                              part.status() == LedgerStatus.FAILED
                                  ? new Gap(LedgerStatus.REDIRECTED, part.code(), part.detail())
                                  : part))),
          new Mutant(
              "error-swallowed",
              Rule.FAULT_02,
              "Sends a failed query to an administrator by mail and continues as if it had"
                  + " succeeded.",
              "danmarsden/moodle-local_recompletion#191",
              reading(
                  (reference, task, sink) -> {
                    DecoratedSink counting = new DecoratedSink(sink);
                    ReadOutcome outcome = reference.read(task, counting);
                    return counting.pushed() == 0 && !refused(outcome)
                        ? ReadOutcome.complete()
                        : outcome;
                  })),
          new Mutant(
              "pages-so-far",
              Rule.FAULT_03,
              "An error ends the loop over the pages, and the earlier pages are returned as"
                  + " complete.",
              "Export-IntuneData.ps1 L170",
              reading(
                  (reference, task, sink) -> {
                    DecoratedSink counting = new DecoratedSink(sink);
                    ReadOutcome outcome = reference.read(task, counting);
                    return counting.pushed() > 0 ? ReadOutcome.complete() : outcome;
                  })),
          new Mutant(
              "stuck-for-ever",
              Rule.FAULT_04,
              "Waits for an answer without a limit, and cannot be cancelled.",
              "ethyca/fides#6471",
              reading(
                  (reference, task, sink) ->
                      reference.read(
                          ModifiedReadTask.like(task).stoppedBy(new Cancellation()), sink))),
          new Mutant(
              "never-again",
              Rule.FAULT_05,
              "Cannot read again after a failure.",
              "ethyca/fides#1290",
              adapter(FaultMutants::brokenForGood)),
          new Mutant(
              "foreign-exception",
              Rule.FAULT_06,
              "Throws internal exceptions unchanged.",
              "woocommerce/woocommerce-gateway-stripe#2439",
              reading(
                  (reference, task, sink) -> {
                    ReadOutcome outcome = reference.read(task, sink);
                    if (!outcome.gaps().isEmpty() && !refused(outcome)) {
                      throw new ClassCastException("null cannot be cast to Customer");
                    }
                    return outcome;
                  })),
          new Mutant(
              "no-answer-is-nobody",
              Rule.FAULT_07,
              "Returns a failed look-up as an unknown person.",
              "prompt-edu/prompt#1680",
              resolving(
                  (reference, known, cancellation) -> {
                    Resolution answer = reference.resolve(known, cancellation);
                    return answer instanceof Resolution.Unavailable
                        ? new Resolution.NotIdentified()
                        : answer;
                  })),
          new Mutant(
              "always-complete",
              Rule.FAULT_08,
              "A failed look-up leaves a gap in one facet, but the other facets are returned as"
                  + " complete.",
              "Export-IntuneData.ps1 L957",
              opening(FaultMutants::gapInOneFacet)),
          new Mutant(
              "one-depends-on-another",
              Rule.FAULT_09,
              "Treats a failed account look-up as no account, and then finds nothing in any"
                  + " source.",
              "Export-IntuneData.ps1 L883-L892",
              opening(FaultMutants::accountFirst)),
          new Mutant(
              "record-by-record",
              Rule.FAULT_10,
              "Catches the exceptions of the sink and continues with the next record.",
              "",
              pushing(
                  sink ->
                      new DecoratedSink(sink) {
                        @Override
                        public void record(
                            Identity who, RecordKey key, Content content, Match match) {
                          try {
                            super.record(who, key, content, match);
                          } catch (RuntimeException e) {
                            // This is the mutation: the engine wanted to stop.
                            swallowed.set(e);
                          }
                        }

                        private final AtomicReference<RuntimeException> swallowed =
                            new AtomicReference<>();
                      })),
          new Mutant(
              "look-up-cannot-be-stopped",
              Rule.FAULT_11,
              "Only reads can be cancelled.",
              "",
              adapter(
                  reference ->
                      new DecoratedAdapter(reference) {
                        @Override
                        public TenantCheck confirmTenant(Cancellation cancellation) {
                          return super.confirmTenant(new Cancellation());
                        }

                        @Override
                        public Resolution resolve(Identity known, Cancellation cancellation) {
                          return super.resolve(known, new Cancellation());
                        }
                      })));

  private static boolean refused(ReadOutcome outcome) {
    return outcome.gaps().stream().anyMatch(gap -> gap.gap().status() == LedgerStatus.NOT_READABLE);
  }

  private static ReadOutcome mapped(
      ReadOutcome outcome, java.util.function.UnaryOperator<Gap> change) {
    return new ReadOutcome(
        outcome.gaps().stream()
            .map(gap -> new ReadOutcome.SubjectGap(gap.subject(), change.apply(gap.gap())))
            .toList());
  }

  private static Adapter brokenForGood(Adapter reference) {
    AtomicReference<ReadOutcome> first = new AtomicReference<>();
    return Mutations.broken(
        reference,
        (adapter, task, sink) -> {
          ReadOutcome outcome = first.get() != null ? first.get() : adapter.read(task, sink);
          if (!outcome.gaps().isEmpty() && !task.cancellation().isCancelled()) {
            first.set(outcome);
          }
          return outcome;
        });
  }

  private static Adapter gapInOneFacet(Adapter reference, AdapterContext context) {
    return new DecoratedAdapter(reference) {
      @Override
      public Resolution resolve(Identity known, Cancellation cancellation) {
        Resolution answer = super.resolve(known, cancellation);
        if (!(answer instanceof Resolution.Unavailable unavailable)) {
          return answer;
        }
        List<Facet> facets = new ArrayList<>();
        facets.add(
            new Facet(context.instance() + "-customer", List.of(), List.of(unavailable.gap())));
        facets.add(new Facet(Facet.USER, List.of(), List.of()));
        facets.add(new Facet(Facet.DEVICES, List.of(), List.of()));
        return new Resolution.Identified(facets);
      }
    };
  }

  private static Adapter accountFirst(Adapter reference, AdapterContext context) {
    SourceDescriptor account =
        new MemoryAdapterProvider()
            .define(context.instance(), context.configuration()).sources().stream()
                .filter(source -> source.id().equals("memory-account"))
                .findFirst()
                .orElseThrow();
    return Mutations.broken(
        reference,
        (adapter, task, sink) -> {
          BufferingSink found = new BufferingSink(sink);
          ReadOutcome probe = adapter.read(ModifiedReadTask.like(task).at(account), found);
          boolean accountless = !probe.gaps().isEmpty() && !task.source().id().equals(account.id());
          return accountless ? ReadOutcome.complete() : adapter.read(task, sink);
        });
  }
}
