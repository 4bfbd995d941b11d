package org.dsr4j.intune.erasure;

import java.util.List;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.change.GraphDeletion;
import org.dsr4j.graph.change.PlanReads;
import org.dsr4j.graph.model.GraphIdentifierKinds;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Strength;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.DeleteAction;
import org.dsr4j.spi.PlanTask;
import org.dsr4j.spi.Proposal;

/** Plans the erasure of the data in Intune: apps first, then devices, then their registrations. */
public final class IntuneDeletion {

  private IntuneDeletion() {}

  public static DeleteAction open(AdapterContext context, GraphConnection connection) {
    return GraphDeletion.open(context, connection, IntuneDeletion::propose, DeviceStepKinds.ALL);
  }

  private static void propose(PlanTask task, PlanReads reads, Proposal proposal) {
    Identity identity = task.identity();
    boolean deleted = !identity.identifiers(GraphIdentifierKinds.DELETED_OBJECT_ID).isEmpty();
    List<Identifier> accounts = strong(identity, IdentifierKind.OBJECT_ID);
    if (task.source(AppSteps.SOURCE).isPresent()) {
      if (deleted) {
        // The paths of a deleted account return no data, which proves nothing.
        proposal.gap(
            AppSteps.SOURCE,
            new Gap(
                LedgerStatus.FOLLOWS,
                DsrError.DECLARED,
                "Cannot be listed any more, and is deleted with the account"));
      } else {
        new AppSteps(reads, proposal).propose(accounts);
      }
    }
    DeviceSteps devices =
        new DeviceSteps(reads, task.order(), proposal, new KnownDevices(identity));
    if (task.source(DeviceSteps.SOURCE).isPresent()) {
      devices.propose(accounts, deleted);
    }
    if (task.source(AutopilotSteps.SOURCE).isPresent()) {
      new AutopilotSteps(reads, proposal, identity).propose(devices.releasedDeviceIds());
    }
  }

  private static List<Identifier> strong(Identity identity, IdentifierKind kind) {
    return identity.identifiers(kind).stream()
        .filter(known -> known.strength() == Strength.STRONG)
        .map(KnownIdentifier::identifier)
        .distinct()
        .toList();
  }
}
