package org.dsr4j.intune.erasure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.change.DeviceChoice;
import org.dsr4j.change.DeviceDecision;
import org.dsr4j.change.DeviceQuestion;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.change.StepDraft;
import org.dsr4j.graph.change.PlanReads;
import org.dsr4j.graph.change.StepKind;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.spi.Proposal;

/** Plans the decided step of each managed device, and requests the missing decisions. */
final class DeviceSteps {

  public static final String SOURCE = "intune-managed-device";

  private static final String DEVICE = "/deviceManagement/managedDevices/{managedDeviceId}";
  private static final String SELECT =
      "id,userId,deviceName,operatingSystem,managedDeviceOwnerType,deviceEnrollmentType,"
          + "azureADDeviceId,managementState";

  private final PlanReads reads;
  private final ErasureOrder order;
  private final Proposal proposal;
  private final Set<String> releasedDeviceIds = new HashSet<>();
  private boolean found;

  DeviceSteps(PlanReads reads, ErasureOrder order, Proposal proposal) {
    this.reads = reads;
    this.order = order;
    this.proposal = proposal;
  }

  /** The ids of devices, of both services, that leave the organisation. */
  Set<String> releasedDeviceIds() {
    return releasedDeviceIds;
  }

  void propose(List<Identifier> accounts, List<Identifier> devices, boolean deleted) {
    Set<String> met = new HashSet<>();
    for (Identifier device : devices) {
      if (met.add(device.value())) {
        reads
            .object(
                SOURCE, GraphVersion.V1, DEVICE, Map.of("managedDeviceId", device.value()), SELECT)
            .ifPresent(row -> plan(accounts, row, deleted));
      }
    }
    if (!found) {
      proposal.noData(SOURCE);
    }
    if (deleted && found) {
      proposal.note(
          "The account is already deleted: its devices can no longer be wiped or retired, unless"
              + " it is restored first");
    }
  }

  private void plan(List<Identifier> accounts, Content row, boolean deleted) {
    found = true;
    String user = row.text("userId").orElse("");
    Optional<Identifier> account = accounts.stream().filter(one -> one.matches(user)).findFirst();
    if (account.isEmpty()) {
      proposal.gap(
          SOURCE,
          new Gap(
              LedgerStatus.QUARANTINED,
              DsrError.SUBJECT_UNCERTAIN,
              "The record of a device names another person or no user: no step is planned for it"));
      return;
    }
    String id = row.text("id").orElse("");
    ManagedDeviceProperties facts =
        ManagedDeviceProperties.of(row, enrolment(id, row), shared(id, account.get()));
    Set<DeviceChoice> choices = facts.choices();
    if (deleted) {
      choices.retainAll(Set.of(DeviceChoice.DELETE));
    }
    Optional<DeviceDecision> decision = order.decision(id);
    if (decision.isEmpty()) {
      proposal.question(
          new DeviceQuestion(id, facts.name(), List.copyOf(choices), facts.warnings()));
      undone(DsrError.DEVICE_UNDECIDED, "A device waits for a person's decision");
    } else {
      decided(account.get(), row, facts, decision.get(), choices);
    }
  }

  private void undone(DsrError code, String why) {
    proposal.gap(SOURCE, new Gap(LedgerStatus.MANUAL_STEP_OPEN, code, why));
  }

  /**
   * Only Graph's beta version distinguishes corporate from personal Android; without it, the worse
   * case counts.
   */
  private String enrolment(String id, Content row) {
    ObjectResult beta =
        reads.ask(
            GraphVersion.BETA, DEVICE, Map.of("managedDeviceId", id), "id,deviceEnrollmentType");
    Content content = beta.content();
    String known = row.text("deviceEnrollmentType").orElse("");
    return content == null ? known : content.text("deviceEnrollmentType").orElse(known);
  }

  private boolean shared(String id, Identifier account) {
    List<Content> users =
        reads.rows(
            SOURCE,
            GraphVersion.V1,
            DEVICE + "/users",
            Map.of("managedDeviceId", id),
            Map.of("$select", "id"));
    return users.isEmpty()
        || users.stream().anyMatch(user -> !user.text("id").map(account::matches).orElse(false));
  }

  private void decided(
      Identifier account,
      Content row,
      ManagedDeviceProperties facts,
      DeviceDecision decision,
      Set<DeviceChoice> choices) {
    DeviceChoice choice = decision.choice();
    if (!choices.contains(choice)) {
      refuse(choice + " was decided for a device that only permits " + choices + " can be");
    } else if (facts.needsCustody(choice) && decision.custody() == null) {
      refuse(
          choice
              + " can lock people out of a computer: store recovery key and local administrator in"
              + " custody and add it with DeviceDecision.custody(…)");
    } else {
      if (decision.leaves()) {
        releasedDeviceIds.add(facts.id());
        releasedDeviceIds.add(facts.directoryId());
      }
      steps(account, row, facts, choice).forEach(proposal::step);
    }
  }

  private void refuse(String why) {
    proposal.refuse(DsrError.DEVICE_DECISION_REFUSED, why);
    undone(DsrError.DEVICE_DECISION_REFUSED, "The decision about a device cannot be performed");
  }

  private static List<StepDraft> steps(
      Identifier account, Content row, ManagedDeviceProperties facts, DeviceChoice choice) {
    List<StepDraft> steps = new ArrayList<>();
    switch (choice) {
      case UNASSIGN ->
          steps.add(
              draft(DeviceStepKinds.UNASSIGN, account, row, facts)
                  .releasedIdentifiers(facts.id(), facts.directoryId()));
      case RETIRE -> {
        StepDraft retire = draft(DeviceStepKinds.RETIRE, account, row, facts);
        steps.add(retire);
        // The retirement deletes the record. If a deletion would reset the device, this step is not
        // planned.
        if (!facts.deletionTriggersReset()) {
          steps.add(
              draft(DeviceStepKinds.DELETE, account, row, facts)
                  .title("Delete the record of the retired device, if still there")
                  .after(retire));
        }
      }
      case WIPE -> steps.add(draft(DeviceStepKinds.WIPE, account, row, facts));
      case DELETE -> {
        StepDraft delete = draft(DeviceStepKinds.DELETE, account, row, facts);
        steps.add(
            facts.deletionTriggersReset()
                ? delete.title("Delete the record, which RESETS the device: all data are lost")
                : delete);
      }
    }
    return steps;
  }

  private static StepDraft draft(
      StepKind kind, Identifier account, Content row, ManagedDeviceProperties facts) {
    StepDraft draft =
        kind.draft(SOURCE, facts.id())
            .label(facts.name())
            .argument("managedDeviceId", facts.id())
            .argument("userId", account.value())
            .prior(row);
    return kind == DeviceStepKinds.UNASSIGN
        ? draft
        : draft.precondition("userId", row.text("userId").orElse(""));
  }
}
