package org.dsr4j.graph.change;

import java.util.List;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identity;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.PlanTask;
import org.dsr4j.spi.Proposal;

/** Removes the sources from a task that do not exist in the cloud; the proposal reports them. */
final class PresentSources implements PlanTask {

  private final PlanTask task;
  private final List<SourceDescriptor> sources;

  PresentSources(PlanTask task, String cloud, Proposal proposal) {
    this.task = task;
    this.sources =
        task.sources().stream().filter(each -> !each.absentIn().contains(cloud)).toList();
    task.sources().stream()
        .filter(each -> each.absentIn().contains(cloud))
        .forEach(
            each ->
                proposal.gap(
                    each.id(),
                    new Gap(
                        LedgerStatus.NOT_APPLICABLE,
                        GraphError.ABSENT_IN_CLOUD,
                        "Does not exist in the cloud " + cloud)));
  }

  @Override
  public DsrRequest request() {
    return task.request();
  }

  @Override
  public ErasureOrder order() {
    return task.order();
  }

  @Override
  public Identity identity() {
    return task.identity();
  }

  @Override
  public List<SourceDescriptor> sources() {
    return sources;
  }

  @Override
  public Cancellation cancellation() {
    return task.cancellation();
  }
}
