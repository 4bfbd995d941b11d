package org.dsr4j.azuread;

import java.util.List;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.change.GraphDeletion;
import org.dsr4j.graph.change.PlanReads;
import org.dsr4j.graph.change.StepKind;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.DeleteAction;
import org.dsr4j.spi.PlanTask;
import org.dsr4j.spi.Proposal;

/** Plans the erasure of what this adapter can erase. */
final class AzureAdDeletion {

  private static final List<StepKind> KINDS = List.of();

  private AzureAdDeletion() {}

  static DeleteAction open(AdapterContext context, GraphConnection connection) {
    return GraphDeletion.open(context, connection, AzureAdDeletion::propose, KINDS);
  }

  private static void propose(PlanTask task, PlanReads reads, Proposal proposal) {}
}
