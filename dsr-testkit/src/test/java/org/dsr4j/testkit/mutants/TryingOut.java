package org.dsr4j.testkit.mutants;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.dsr4j.change.ChangePhase;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepDraft;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.CaseId;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.PlanTask;
import org.dsr4j.spi.Proposal;
import org.dsr4j.spi.StepOutcome;
import org.dsr4j.testkit.memory.MemoryService;

/** Deletes a row of its own while planning, to see whether it may. */
final class TryingOut extends DecoratedAdapter {

  private static final AtomicInteger ROWS = new AtomicInteger();

  private final AdapterContext context;

  TryingOut(Adapter reference, AdapterContext context) {
    super(reference);
    this.context = context;
  }

  @Override
  public Proposal propose(PlanTask task) {
    Proposal proposal = super.propose(task);
    return may() ? proposal : Proposals.of(proposal, task, id -> false);
  }

  private boolean may() {
    String id = "try-" + ROWS.incrementAndGet();
    context
        .resource(MemoryService.class)
        .row("memory-order", "{\"id\":\"" + id + "\",\"customerNumber\":\"nobody\"}");
    PlannedStep step =
        StepDraft.of("memory-order", ChangePhase.OBJECTS, "delete-rows", id)
            .precondition(id, "customerNumber=[nobody];")
            .planned(context.instance(), "01", List.of());
    OtherCall call =
        new OtherCall(
            step, "", CaseId.of("DSR-1"), Optional.empty(), Optional.empty(), new Cancellation());
    return perform(call).status() == StepOutcome.Status.DONE;
  }
}
