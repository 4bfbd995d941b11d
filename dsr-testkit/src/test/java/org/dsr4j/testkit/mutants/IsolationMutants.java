package org.dsr4j.testkit.mutants;

import static org.dsr4j.testkit.mutants.decorator.Mutations.adapter;
import static org.dsr4j.testkit.mutants.decorator.Mutations.provider;
import static org.dsr4j.testkit.mutants.decorator.Mutations.reading;
import static org.dsr4j.testkit.mutants.decorator.Mutations.resolving;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.Match;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.Window;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.ReadOutcome;
import org.dsr4j.spi.Resolution;
import org.dsr4j.testkit.contract.AdapterHarness;
import org.dsr4j.testkit.contract.Rule;
import org.dsr4j.testkit.mutants.decorator.DecoratedAdapter;
import org.dsr4j.testkit.mutants.decorator.DecoratedSink;
import org.dsr4j.testkit.mutants.decorator.ModifiedDescriptors;
import org.dsr4j.testkit.mutants.decorator.ModifiedFacets;
import org.dsr4j.testkit.mutants.decorator.MutantProvider;
import org.dsr4j.testkit.mutants.decorator.Mutations;
import org.dsr4j.testkit.mutants.decorator.UnfilteredRows;

/** Adapters that disclose data of other people. */
final class IsolationMutants {

  private static final IdentifierKind NAME =
      new IdentifierKind("under-test-name", true, true, false);

  private IsolationMutants() {}

  static final List<Mutant> ALL =
      List.of(
          new Mutant(
              "context-not-checked",
              Rule.ISO_01,
              "Matches by an identifier of the request, but the request has none.",
              "iomad/iomad#2633",
              everybodysNotes()),
          new Mutant(
              "matched-by-display-name",
              Rule.ISO_02,
              "Finds orders by display name, so that namesakes get each other's orders.",
              "Export-IntuneData.ps1 L376-L383",
              ordersByName()),
          new Mutant(
              "address-is-the-person",
              Rule.ISO_03,
              "Assumes that an address belonged to the same person at all times.",
              "Export-IntuneData.ps1 L316",
              resolving(
                  (reference, known, cancellation) ->
                      ModifiedFacets.mapped(
                          reference.resolve(known, cancellation),
                          each ->
                              each.identifier().kind().equals(IdentifierKind.MAIL)
                                  ? each.during(Window.since(Instant.EPOCH))
                                  : each))),
          new Mutant(
              "subject-in-a-field",
              Rule.ISO_04,
              "Uses the subject of an earlier call instead of the given one.",
              "Export-IntuneData.ps1 L451, L464, L488",
              adapter(IsolationMutants::keepingTheFirst)),
          new Mutant(
              "service-message-copied",
              Rule.ISO_05,
              "Copies the service's message, which contains the identifier of the query.",
              "",
              reading(
                  (reference, task, sink) -> {
                    ReadOutcome outcome = reference.read(task, sink);
                    String mail =
                        task.subjects().get(0).value(IdentifierKind.MAIL).orElse("nobody");
                    List<ReadOutcome.SubjectGap> gaps = new ArrayList<>();
                    outcome
                        .gaps()
                        .forEach(
                            gap ->
                                gaps.add(
                                    new ReadOutcome.SubjectGap(
                                        gap.subject(),
                                        new Gap(
                                            gap.gap().status(),
                                            gap.gap().code(),
                                            gap.gap().detail() + " (" + mail + ")"))));
                    return new ReadOutcome(gaps);
                  })),
          new Mutant(
              "people-in-the-log",
              Rule.ISO_05,
              "Logs the person of each read, so that the log contains personal data.",
              "dotraphael/RFL.Microsoft.Intune#2",
              reading(
                  (reference, task, sink) -> {
                    task.subjects()
                        .forEach(
                            who ->
                                System.getLogger("org.example.shop")
                                    .log(
                                        System.Logger.Level.DEBUG,
                                        "Reading for "
                                            + who.value(IdentifierKind.MAIL).orElse("")));
                    return reference.read(task, sink);
                  })),
          new Mutant(
              "stops-itself",
              Rule.ISO_06,
              "Cancels the cancellation of the read when it is done, to stop its own work.",
              "",
              reading(
                  (reference, task, sink) -> {
                    ReadOutcome outcome = reference.read(task, sink);
                    task.cancellation().cancel();
                    return outcome;
                  })));

  private static Supplier<AdapterHarness> everybodysNotes() {
    return provider(
        () ->
            new MutantProvider(
                (instance, sources) ->
                    ModifiedDescriptors.replaced(
                        sources,
                        "memory-device-note",
                        source ->
                            ModifiedDescriptors.matching(
                                source, MatchRule.byRequest(IdentifierKind.OBJECT_ID))),
                (reference, context) ->
                    Mutations.broken(
                        reference,
                        (adapter, task, sink) ->
                            task.source().id().equals("memory-device-note")
                                ? UnfilteredRows.rows(context, task, sink)
                                : adapter.read(task, sink))));
  }

  private static Supplier<AdapterHarness> ordersByName() {
    return provider(
        () ->
            new MutantProvider(
                (instance, sources) ->
                    ModifiedDescriptors.replaced(
                        sources,
                        "memory-order",
                        source ->
                            ModifiedDescriptors.matching(
                                source, MatchRule.field("displayName", NAME))),
                IsolationMutants::naming));
  }

  private static Adapter naming(Adapter reference, AdapterContext context) {
    return new DecoratedAdapter(reference) {
      @Override
      public Resolution resolve(Identity known, Cancellation cancellation) {
        Resolution answer = super.resolve(known, cancellation);
        return ModifiedFacets.with(
            answer,
            KnownIdentifier.strong(
                Identifier.of(NAME, "Kim O'Brien"), context.instance() + "/memory-account"));
      }
    };
  }

  private static Adapter keepingTheFirst(Adapter reference) {
    List<Identity> kept = new ArrayList<>();
    return Mutations.broken(
        reference,
        (adapter, task, sink) -> {
          if (kept.isEmpty()) {
            kept.addAll(task.subjects());
          }
          return adapter.read(
              task,
              new DecoratedSink(sink) {
                @Override
                public void record(Identity who, RecordKey key, Content content, Match match) {
                  super.record(kept.get(0), key, content, match);
                }
              });
        });
  }
}
