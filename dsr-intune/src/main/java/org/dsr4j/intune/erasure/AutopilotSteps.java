package org.dsr4j.intune.erasure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dsr4j.change.StepDraft;
import org.dsr4j.graph.change.PlanReads;
import org.dsr4j.graph.change.StepKind;
import org.dsr4j.graph.model.GraphIdentifierKinds;
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
  private static final String USER = "userPrincipalName";

  private final PlanReads reads;
  private final Proposal proposal;
  private final List<Identifier> names;
  private final List<Identifier> devices;
  private final List<Identifier> serialNumbers;

  AutopilotSteps(PlanReads reads, Proposal proposal, Identity identity) {
    this.reads = reads;
    this.proposal = proposal;
    this.names = strong(identity, IdentifierKind.USER_PRINCIPAL_NAME);
    this.devices =
        Stream.of(IdentifierKind.MANAGED_DEVICE_ID, IdentifierKind.DEVICE_ID)
            .flatMap(kind -> strong(identity, kind).stream())
            .toList();
    this.serialNumbers = strong(identity, GraphIdentifierKinds.SERIAL_NUMBER);
  }

  private static List<Identifier> strong(Identity identity, IdentifierKind kind) {
    return identity.identifiers(kind).stream()
        .filter(known -> known.strength() == Strength.STRONG)
        .map(KnownIdentifier::identifier)
        .toList();
  }

  void propose(Set<String> leaving) {
    boolean any = false;
    for (Content row : registrations()) {
      String user = row.text(USER).orElse("");
      boolean assigned = names.stream().anyMatch(name -> name.matches(user));
      boolean device =
          isOneOf(devices, row, "managedDeviceId")
              || isOneOf(devices, row, "azureActiveDirectoryDeviceId");
      boolean others = !user.isBlank() && !assigned;
      if ((assigned || device) && !others) {
        any |= plan(row, user, leaving);
      } else if (!others && isOneOf(serialNumbers, row, "serialNumber")) {
        any = true;
        askFor(row);
      }
    }
    if (!any) {
      proposal.noData(SOURCE);
    }
  }

  /** Returns the registrations; those without a user as single objects, which may show it. */
  private List<Content> registrations() {
    List<Content> rows = reads.rows(SOURCE, GraphVersion.V1, LIST, Map.of(), Map.of());
    List<String> blank =
        rows.stream()
            .filter(row -> row.text(USER).orElse("").isBlank())
            .flatMap(row -> row.text("id").stream())
            .filter(id -> !id.isBlank())
            .toList();
    Map<String, Content> alone = reads.objects(SOURCE, GraphVersion.V1, LIST + "/{rowId}", blank);
    return rows.stream().map(row -> alone.getOrDefault(row.text("id").orElse(""), row)).toList();
  }

  private void askFor(Content row) {
    proposal.instruction(
        SOURCE,
        "in the Intune admin center",
        "The Autopilot registration "
            + row.text("id").orElse("without an id")
            + " has the serial number of a device of the person and shows no user: if the person"
            + " is assigned there, unassign the person");
  }

  private static boolean isOneOf(List<Identifier> known, Content row, String property) {
    return row.text(property)
        .filter(id -> known.stream().anyMatch(device -> device.matches(id)))
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
