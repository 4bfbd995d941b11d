package org.dsr4j.azuread.erasure;

import static org.dsr4j.graph.model.GraphVersion.V1;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dsr4j.azuread.identity.AccountSnapshot;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.change.GraphDeletion;
import org.dsr4j.graph.change.PlanReads;
import org.dsr4j.graph.change.StepKind;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphIdentifierKinds;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Gap;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.Strength;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.DeleteAction;
import org.dsr4j.spi.PlanTask;
import org.dsr4j.spi.Proposal;

/** Plans the erasure of all data that this adapter can erase. */
public final class AzureAdDeletion {

  private static final List<StepKind> KINDS =
      Stream.of(
              AccountSteps.KINDS,
              AuthenticationMethodSteps.KINDS,
              List.of(DirectoryDeviceDeletion.KIND),
              OwnershipSteps.KINDS,
              AssignmentSteps.KINDS)
          .flatMap(List::stream)
          .toList();

  private final ProtectedAccounts protectedAccounts;
  private final Clock clock;

  private AzureAdDeletion(ProtectedAccounts protectedAccounts, Clock clock) {
    this.protectedAccounts = protectedAccounts;
    this.clock = clock;
  }

  public static DeleteAction open(AdapterContext context, GraphConnection connection) {
    AzureAdDeletion deletion =
        new AzureAdDeletion(ProtectedAccounts.of(context.configuration()), context.clock());
    return GraphDeletion.open(context, connection, deletion::propose, KINDS);
  }

  public static List<StepKind> kinds() {
    return KINDS;
  }

  private void propose(PlanTask task, PlanReads reads, Proposal proposal) {
    Optional<String> userId = account(task.identity(), IdentifierKind.OBJECT_ID);
    if (userId.isPresent()) {
      boolean deleted =
          account(task.identity(), GraphIdentifierKinds.DELETED_OBJECT_ID).isPresent();
      read(userId.get(), deleted, reads, proposal)
          .map(account -> new AccountSnapshot(userId.get(), account))
          .map(person -> new ErasureContext(task, reads, proposal, person))
          .ifPresent(erasure -> plan(erasure, deleted));
    }
    for (SourceDescriptor source : task.sources()) {
      settle(source.id(), proposal);
    }
  }

  /** Only immutable identifiers count: a name may belong to another person now. */
  private static Optional<String> account(Identity identity, IdentifierKind kind) {
    return identity.facet(Facet.USER).stream()
        .flatMap(facet -> facet.identifiers().stream())
        .filter(known -> known.identifier().kind().equals(kind))
        .filter(known -> known.strength() == Strength.STRONG)
        .map(known -> known.identifier().value())
        .findFirst();
  }

  private static Optional<Content> read(
      String userId, boolean deleted, PlanReads reads, Proposal proposal) {
    String path = deleted ? "/directory/deletedItems/{userId}/graph.user" : "/users/{userId}";
    String select = AccountSnapshot.SELECT + (deleted ? "," + OwnDeletion.DELETED_AT : "");
    Optional<Content> account =
        reads.object(AccountSteps.SOURCE, V1, path, Map.of("userId", userId), select);
    if (account.isEmpty() && proposal.gaps(AccountSteps.SOURCE).isEmpty()) {
      proposal.gap(
          AccountSteps.SOURCE,
          Gap.failed(
              GraphError.NOT_FOUND,
              "The account was deleted or restored during planning: plan again"));
    }
    return account;
  }

  private void plan(ErasureContext erasure, boolean deleted) {
    protectedAccounts.check(erasure);
    if (deleted) {
      AccountSteps.planDeletedAccount(erasure);
      erasure.task().sources().forEach(source -> unlisted(source.id(), erasure.proposal()));
      return;
    }
    new AdministratorCheck(erasure).check();
    RecentSignInCheck.check(erasure, clock);
    AccountSteps.planActiveAccount(erasure, clock.instant());
    AuthenticationMethodSteps.plan(erasure);
    new DirectoryDeviceSteps(erasure).plan();
    OwnershipSteps.plan(erasure);
    AssignmentSteps.plan(erasure);
    SideEffects.plan(erasure);
  }

  /** The objects of a deleted account can no longer be listed. */
  private static void unlisted(String source, Proposal proposal) {
    if (source.equals(DirectoryDeviceSteps.SOURCE)) {
      proposal.instruction(
          source,
          "in the portal",
          "the devices of a deleted account cannot be listed: delete the objects of devices that"
              + " leave the organisation");
    } else if (!source.equals(AccountSteps.SOURCE)) {
      proposal.gap(
          source,
          new Gap(
              LedgerStatus.FOLLOWS,
              DsrError.DECLARED,
              "Cannot be listed any more, and is deleted with the account"));
    }
  }

  private static void settle(String source, Proposal proposal) {
    boolean touched =
        proposal.steps().stream().anyMatch(step -> step.source().equals(source))
            || proposal.instructions().stream().anyMatch(each -> each.source().equals(source))
            || !proposal.gaps(source).isEmpty();
    if (!touched) {
      proposal.noData(source);
    }
  }
}
