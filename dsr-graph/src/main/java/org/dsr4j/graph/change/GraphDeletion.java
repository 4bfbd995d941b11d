package org.dsr4j.graph.change;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepDraft;
import org.dsr4j.graph.GraphChangeConnection;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.catalogue.reading.CatalogueAdapter;
import org.dsr4j.graph.doctor.PermissionNames;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.DeleteAction;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.PlanTask;
import org.dsr4j.spi.Proposal;
import org.dsr4j.spi.StepCall;
import org.dsr4j.spi.StepOutcome;
import org.dsr4j.spi.StepPeriod;
import org.dsr4j.spi.StepPermit;
import org.jspecify.annotations.Nullable;

/**
 * The erasure part of an adapter on Graph: the proposer plans, the kinds of steps perform.
 * Thread-safe.
 */
public final class GraphDeletion implements DeleteAction {

  private final GraphConnection reading;
  private final @Nullable GraphChangeConnection changing;
  private final Proposer proposer;
  private final Collection<StepKind> kinds;
  private final GraphSteps steps;
  private final boolean beta;

  private GraphDeletion(
      GraphConnection reading,
      @Nullable GraphChangeConnection changing,
      Proposer proposer,
      Collection<StepKind> kinds,
      GraphSteps steps,
      boolean beta) {
    this.beta = beta;
    this.reading = reading;
    this.changing = changing;
    this.proposer = proposer;
    this.kinds = List.copyOf(kinds);
    this.steps = steps;
  }

  /**
   * Creates the erasure part of an adapter.
   *
   * @param context the context of the adapter; performing needs a {@link GraphChangeConnection}
   *     among its resources, planning does not
   * @param reading the adapter's connection
   * @param proposer plans the steps
   * @param kinds all kinds of its steps
   * @return the action
   * @throws DsrException with {@link DsrError#TENANT_MISMATCH} when the change connection belongs
   *     to another tenant
   */
  public static GraphDeletion open(
      AdapterContext context,
      GraphConnection reading,
      Proposer proposer,
      Collection<StepKind> kinds) {
    GraphChangeConnection changing = changing(context);
    if (changing != null && !changing.tenant().equals(context.tenant())) {
      throw new DsrException(
          DsrError.TENANT_MISMATCH,
          "The adapter '"
              + context.instance()
              + "' received a GraphChangeConnection of another tenant; build one for this"
              + " tenant");
    }
    boolean beta = CatalogueAdapter.beta(context.configuration());
    GraphSteps steps = new GraphSteps(reading, changing, kinds, context.clock(), beta);
    return new GraphDeletion(requireNonNull(reading), changing, proposer, kinds, steps, beta);
  }

  private static @Nullable GraphChangeConnection changing(AdapterContext context) {
    try {
      return context.resource(GraphChangeConnection.class);
    } catch (DsrException e) {
      // Planning works without it; performing reports what is missing.
      if (e.code() == DsrError.MISSING_RESOURCE) {
        return null;
      }
      throw e;
    }
  }

  @Override
  public Proposal propose(PlanTask task) {
    Proposal proposal = new Proposal();
    PlanReads reads = new PlanReads(reading, proposal, beta, task.cancellation());
    proposer.propose(new PresentSources(task, reads.cloud(), proposal), reads, proposal);
    proposal.steps().forEach(steps::pin);
    checkPermissions(proposal, task.cancellation());
    return proposal;
  }

  private void checkPermissions(Proposal proposal, Cancellation cancellation) {
    if (proposal.steps().isEmpty()) {
      return;
    }
    Optional<Set<String>> roles =
        changing == null ? Optional.empty() : changing.roles(cancellation);
    if (roles.isEmpty()) {
      proposal.note(
          "The permissions to change were not checked: there is no GraphChangeConnection, or"
              + " its token is opaque");
      return;
    }
    Set<String> missing = new TreeSet<>();
    for (StepKind kind : kinds) {
      boolean planned =
          proposal.steps().stream().map(StepDraft::kind).anyMatch(kind.name()::equals);
      if (planned && !PermissionNames.anyOf(roles.get(), kind.permissions())) {
        missing.add(String.join(" or ", kind.permissions()));
      }
    }
    missing.forEach(
        names ->
            proposal.refuse(
                DsrError.PERMISSION_MISSING,
                "A step needs the application permission "
                    + names
                    + ": grant it to the application that changes, then plan again"));
  }

  @Override
  public Inspection inspect(StepCall call) {
    return steps.inspect(call);
  }

  @Override
  public StepOutcome perform(StepCall call, StepPermit permit) {
    return steps.perform(call, permit);
  }

  @Override
  public Optional<StepDraft> undo(PlannedStep done, StepPeriod period) {
    return steps.undo(done, period);
  }

  @Override
  public StepOutcome poll(StepCall call, String token) {
    return steps.poll(call);
  }
}
