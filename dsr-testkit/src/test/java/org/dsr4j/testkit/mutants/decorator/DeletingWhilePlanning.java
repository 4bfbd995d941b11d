package org.dsr4j.testkit.mutants.decorator;

import java.util.concurrent.atomic.AtomicInteger;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.PlanTask;
import org.dsr4j.spi.Proposal;
import org.dsr4j.testkit.memory.MemoryService;

/** Deletes a row of its own while planning, to see whether it may. */
public final class DeletingWhilePlanning extends DecoratedAdapter {

  private static final AtomicInteger ROWS = new AtomicInteger();

  private final AdapterContext context;

  public DeletingWhilePlanning(Adapter reference, AdapterContext context) {
    super(reference);
    this.context = context;
  }

  @Override
  public Proposal propose(PlanTask task) {
    Proposal proposal = super.propose(task);
    return may() ? proposal : ModifiedProposals.of(proposal, task, id -> false);
  }

  private boolean may() {
    String id = "try-" + ROWS.incrementAndGet();
    MemoryService service = context.resource(MemoryService.class);
    service.row("memory-order", "{\"id\":\"" + id + "\",\"customerNumber\":\"nobody\"}");
    return service.deleteElsewhere("memory-order", id);
  }
}
