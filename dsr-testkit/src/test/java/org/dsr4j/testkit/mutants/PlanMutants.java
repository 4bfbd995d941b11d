package org.dsr4j.testkit.mutants;

import static org.dsr4j.testkit.mutants.decorator.Mutations.declaring;
import static org.dsr4j.testkit.mutants.decorator.Mutations.opening;
import static org.dsr4j.testkit.mutants.decorator.Mutations.planning;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.dsr4j.change.ChangePhase;
import org.dsr4j.change.StepDraft;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.Completion;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.PlanTask;
import org.dsr4j.spi.Proposal;
import org.dsr4j.testkit.contract.Rule;
import org.dsr4j.testkit.memory.MemoryAdapterProvider;
import org.dsr4j.testkit.memory.MemoryService;
import org.dsr4j.testkit.mutants.decorator.DecoratedAdapter;
import org.dsr4j.testkit.mutants.decorator.DeletingWhilePlanning;
import org.dsr4j.testkit.mutants.decorator.ModifiedDescriptors;
import org.dsr4j.testkit.mutants.decorator.ModifiedProposals;

/** Adapters that plan wrong steps, or do more than planning. */
final class PlanMutants {

  /** The owner of order {@code o-n1}, in the notation of the reference adapter. */
  static final String NAMESAKE = "customerNumber=[KD-004711081];";

  private static final AtomicInteger COUNTER = new AtomicInteger();

  private PlanMutants() {}

  static final List<Mutant> ALL =
      List.of(
          new Mutant(
              "erases-undeclared",
              Rule.CHANGE_01,
              "Can erase, but declares for every source that a person has to do it.",
              "",
              declaring(
                  sources ->
                      sources.stream()
                          .map(
                              source ->
                                  ModifiedDescriptors.copy(source)
                                      .on(
                                          Action.DELETE,
                                          new ActionSupport.NotImplemented("by hand"))
                                      .build())
                          .toList())),
          new Mutant(
              "undeclared-permission",
              Rule.CHANGE_02,
              "Needs a permission that is not declared.",
              "",
              planning(
                  (reference, task) ->
                      each(
                          reference.propose(task),
                          step -> step.permissions("Service.Everything")))),
          new Mutant(
              "marks-while-planning",
              Rule.CHANGE_03,
              "Writes into the audit trail that an erasure is planned.",
              "",
              opening(PlanMutants::marking)),
          new Mutant(
              "table-forgotten",
              Rule.CHANGE_04,
              "A table was added to the declaration but not to the planning.",
              "",
              planning(
                  (reference, task) ->
                      ModifiedProposals.of(
                          reference.propose(task), task, id -> !id.equals("memory-newsletter")))),
          new Mutant(
              "everybodys-row",
              Rule.CHANGE_05,
              "Plans all matches of a search by display name, for both people with this name.",
              "",
              planning(
                  (reference, task) -> {
                    Proposal proposal = reference.propose(task);
                    return task.source("memory-order").isEmpty()
                        ? proposal
                        : proposal.step(
                            StepDraft.of("memory-order", ChangePhase.OBJECTS, "delete-rows", "o-n1")
                                .precondition("o-n1", NAMESAKE)
                                .permissions("Service.Write"));
                  })),
          new Mutant(
              "keeps-nothing",
              Rule.CHANGE_06,
              "Plans all sources, including those to keep.",
              "",
              opening(PlanMutants::planningAll)),
          new Mutant(
              "count-in-the-step",
              Rule.CHANGE_07,
              "Adds a different number to each step at each proposal.",
              "",
              planning(
                  (reference, task) ->
                      each(
                          reference.propose(task),
                          step ->
                              step.argument(
                                  "number", Integer.toString(COUNTER.incrementAndGet()))))),
          new Mutant(
              "permission-tried-out",
              Rule.CHANGE_08,
              "Deletes its own test row to test the permission, and plans nothing if that is"
                  + " refused.",
              "",
              opening(DeletingWhilePlanning::new)),
          new Mutant(
              "unread-is-empty",
              Rule.CHANGE_09,
              "Treats a source that could not be read as empty.",
              "",
              planning(PlanMutants::unreadIsEmpty)),
          new Mutant(
              "address-in-the-title",
              Rule.CHANGE_11,
              "Names the person in the title of each step.",
              "",
              planning(
                  (reference, task) ->
                      each(
                          reference.propose(task),
                          step ->
                              step.title(
                                  "Delete what is held of "
                                      + task.identity()
                                          .value(IdentifierKind.MAIL)
                                          .orElse("somebody"))))));

  private interface Change {
    StepDraft make(StepDraft step);
  }

  private static Proposal each(Proposal proposal, Change change) {
    proposal.steps().forEach(change::make);
    return proposal;
  }

  private static Adapter marking(Adapter reference, AdapterContext context) {
    return new DecoratedAdapter(reference) {
      @Override
      public Proposal propose(PlanTask task) {
        context
            .resource(MemoryService.class)
            .row("memory-trail", "{\"id\":\"planned-" + COUNTER.incrementAndGet() + "\"}");
        return super.propose(task);
      }
    };
  }

  private static Adapter planningAll(Adapter reference, AdapterContext context) {
    List<SourceDescriptor> all =
        new MemoryAdapterProvider()
            .define(context.instance(), context.configuration()).sources().stream()
                .filter(
                    source ->
                        source.support(Action.DELETE).status() == ActionSupport.Status.SUPPORTED)
                .toList();
    return new DecoratedAdapter(reference) {
      @Override
      public Proposal propose(PlanTask task) {
        return super.propose(ModifiedProposals.of(task, all));
      }
    };
  }

  private static Proposal unreadIsEmpty(DecoratedAdapter reference, PlanTask task) {
    Proposal honest = reference.propose(task);
    Proposal proposal =
        ModifiedProposals.of(
            honest,
            task,
            id ->
                honest.gaps(id).stream()
                    .noneMatch(
                        part -> part.status().completion().compareTo(Completion.PENDING) > 0));
    for (SourceDescriptor source : task.sources()) {
      if (proposal.gaps(source.id()).isEmpty()) {
        proposal.noData(source.id());
      }
    }
    return proposal;
  }
}
