package org.dsr4j.intune.erasure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dsr4j.change.StepDraft;
import org.dsr4j.graph.change.PlanReads;
import org.dsr4j.graph.change.StepKind;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.model.Content;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.Strength;
import org.dsr4j.spi.Proposal;

/** Plans the steps for the person's Autopilot registrations, after the devices. */
final class AutopilotSteps {

  public static final String SOURCE = "intune-autopilot-device-identities";

  private static final String LIST = "/deviceManagement/windowsAutopilotDeviceIdentities";

  private final PlanReads reads;
  private final Proposal proposal;
  private final List<Identifier> names;
  private final List<Identifier> devices;

  AutopilotSteps(PlanReads reads, Proposal proposal, Identity identity) {
    this.reads = reads;
    this.proposal = proposal;
    this.names = strong(identity, IdentifierKind.USER_PRINCIPAL_NAME);
    this.devices =
        Stream.of(IdentifierKind.MANAGED_DEVICE_ID, IdentifierKind.DEVICE_ID)
            .flatMap(kind -> strong(identity, kind).stream())
            .toList();
  }

  private static List<Identifier> strong(Identity identity, IdentifierKind kind) {
    return identity.identifiers(kind).stream()
        .filter(known -> known.strength() == Strength.STRONG)
        .map(KnownIdentifier::identifier)
        .toList();
  }

  void propose(Set<String> leaving) {
    boolean any = false;
    for (Content row : reads.rows(SOURCE, GraphVersion.V1, LIST, Map.of(), Map.of())) {
      String user = row.text("userPrincipalName").orElse("");
      boolean assigned = names.stream().anyMatch(name -> name.matches(user));
      boolean device =
          isOneOf(row, "managedDeviceId") || isOneOf(row, "azureActiveDirectoryDeviceId");
      boolean others = !user.isEmpty() && !assigned;
      if ((assigned || device) && !others) {
        any |= plan(row, user, leaving);
      }
    }
    if (!any) {
      proposal.noData(SOURCE);
    }
  }

  private boolean isOneOf(Content row, String property) {
    return row.text(property)
        .filter(id -> devices.stream().anyMatch(device -> device.matches(id)))
        .isPresent();
  }

  private boolean plan(Content row, String user, Set<String> leaving) {
    boolean leaves =
        leaving.contains(row.text("managedDeviceId").orElse("-"))
            || leaving.contains(row.text("azureActiveDirectoryDeviceId").orElse("-"));
    StepDraft unassign = null;
    if (!user.isEmpty()) {
      unassign =
          draft(DeviceStepKinds.UNASSIGN_AUTOPILOT, row).precondition("userPrincipalName", user);
      proposal.step(leaves ? unassign : unassign.remainingRecords(RecordKey.of(unassign.target())));
    }
    if (leaves) {
      StepDraft delete =
          draft(DeviceStepKinds.DELETE_AUTOPILOT, row)
              .argument(AutopilotUserCheck.ASSIGNED, user)
              .precondition("serialNumber", row.text("serialNumber").orElse(""));
      proposal.step(unassign == null ? delete : delete.after(unassign));
    }
    return unassign != null || leaves;
  }

  private static StepDraft draft(StepKind kind, Content row) {
    String id = row.text("id").orElse("");
    return kind.draft(SOURCE, id)
        .label("serial number " + row.text("serialNumber").orElse("unknown"))
        .argument("autopilotId", id)
        .prior(row);
  }
}
