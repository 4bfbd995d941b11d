package org.dsr4j.testkit.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dsr4j.change.StepDraft;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.PlanTask;
import org.dsr4j.spi.Proposal;
import org.dsr4j.spi.ReadOutcome;

/** Proposes what is to be deleted: the person's rows of each table, by their ids. */
final class MemoryPlanner {

  /** A step that fails is repeated as a whole, and shown to somebody. */
  private static final int ROWS_OF_A_STEP = 500;

  private final MemoryConnection connection;
  private final MemorySources sources;
  private final int pageSize;

  MemoryPlanner(MemoryConnection connection, MemorySources sources, int pageSize) {
    this.connection = connection;
    this.sources = sources;
    this.pageSize = pageSize;
  }

  /** Reads as every other reading does, so that nothing is deleted that would not be shown. */
  Proposal propose(PlanTask task) {
    Proposal proposal = new Proposal();
    for (SourceDescriptor source : task.sources()) {
      MemoryDeletableRows rows = new MemoryDeletableRows(task, source);
      ReadOutcome outcome = new MemoryReader(connection, sources, pageSize, rows, rows).read();
      outcome.gaps().forEach(gap -> proposal.gap(source.id(), gap.gap()));
      if (rows.uncertain() > 0) {
        proposal.gap(source.id(), uncertain(rows.uncertain()));
      }
      steps(proposal, source, rows.owners());
      if (rows.owners().isEmpty() && proposal.gaps(source.id()).isEmpty()) {
        proposal.noData(source.id());
      }
    }
    return proposal;
  }

  private static Gap uncertain(int rows) {
    return new Gap(
        LedgerStatus.QUARANTINED,
        MemoryError.OWNER_UNCERTAIN,
        rows + " rows remain, because their owner is not certain: check them at the service");
  }

  private static void steps(
      Proposal proposal, SourceDescriptor source, Map<String, String> owners) {
    List<String> ids = new ArrayList<>(owners.keySet());
    for (int from = 0; from < ids.size(); from += ROWS_OF_A_STEP) {
      Map<String, String> some = new TreeMap<>();
      ids.subList(from, Math.min(ids.size(), from + ROWS_OF_A_STEP))
          .forEach(id -> some.put(id, owners.get(id)));
      if (source.id().equals(MemorySources.ACCOUNT)) {
        StepDraft close = step(source, MemoryChange.CLOSE, some);
        proposal.step(close).step(step(source, MemoryChange.PURGE, some).after(close));
      } else {
        boolean slow = source.id().equals(MemorySources.DOCUMENT);
        proposal.step(step(source, slow ? MemoryChange.SHRED : MemoryChange.DELETE, some));
      }
    }
  }

  /** All that performing needs, also in another process: which rows, and whose they must be. */
  private static StepDraft step(
      SourceDescriptor source, MemoryChange change, Map<String, String> owners) {
    StepDraft step =
        StepDraft.of(source.id(), change.phase(), change.kind(), String.join(" ", owners.keySet()))
            .title(change.title(owners.size()))
            .reversibility(change.reversibility())
            .permissions(MemorySources.WRITE_PERMISSION)
            .requestDigest(change.digest(source.id(), List.copyOf(owners.keySet())));
    owners.forEach(step::precondition);
    return step;
  }
}
