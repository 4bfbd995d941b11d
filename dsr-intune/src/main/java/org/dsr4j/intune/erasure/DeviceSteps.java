package org.dsr4j.intune.erasure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.change.ChangePhase;
import org.dsr4j.change.DeviceChoice;
import org.dsr4j.change.DeviceDecision;
import org.dsr4j.change.DeviceDetails;
import org.dsr4j.change.DeviceQuestion;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.graph.change.PlanReads;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.graph.users.DeviceClaims;
import org.dsr4j.graph.users.DeviceClaims.Verdict;
import org.dsr4j.graph.users.FacetCollector;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.spi.Proposal;
import org.jspecify.annotations.Nullable;

/** Plans the decided step of each managed device, and requests the missing decisions. */
final class DeviceSteps {

  public static final String SOURCE = "intune-managed-device";

  private static final String DEVICE = "/deviceManagement/managedDevices/{managedDeviceId}";
  private static final String SELECT =
      "id,userId,deviceName,operatingSystem,managedDeviceOwnerType,deviceEnrollmentType,"
          + "azureADDeviceId,managementState,model,lastSyncDateTime";

  private static final String OTHERS =
      "The record of a device names another person or no user: no step is planned for it";
  private static final String DISPUTED = "The services disagree on whose device it is";

  private final PlanReads reads;
  private final ErasureOrder order;
  private final Proposal proposal;
  private final KnownDevices known;
  private final Set<String> releasedDeviceIds = new HashSet<>();
  private boolean found;

  DeviceSteps(PlanReads reads, ErasureOrder order, Proposal proposal, KnownDevices known) {
    this.reads = reads;
    this.order = order;
    this.proposal = proposal;
    this.known = known;
  }

  /** The ids of devices, of both services, that leave the organisation. */
  Set<String> releasedDeviceIds() {
    return releasedDeviceIds;
  }

  void propose(List<Identifier> accounts, boolean deleted) {
    for (String device : known.ids()) {
      reads
          .object(SOURCE, GraphVersion.V1, DEVICE, Map.of("managedDeviceId", device), SELECT)
          .ifPresent(row -> plan(accounts, row, deleted));
    }
    if (!found) {
      proposal.noData(SOURCE);
    }
    if (deleted && found) {
      proposal.note(
          "The account is already deleted: the service decides whether a wipe or a retirement"
              + " still reaches its devices");
    }
  }

  private void plan(List<Identifier> accounts, Content row, boolean deleted) {
    found = true;
    String id = row.text("id").orElse("");
    NamedUsers users = NamedUsers.read(reads, proposal, SOURCE, id);
    DeviceClaims claims = known.claims(id, row, users);
    Identifier account = closest(accounts, claims);
    if (account == null) {
      strange();
      return;
    }
    switch (verdict(id, claims, account)) {
      case OTHERS -> strange();
      case DISPUTED -> doubted(row, account, users, claims, deleted);
      case SHARED -> plan(row, account, users, sharing(claims, deleted), deleted);
      case PERSON -> plan(row, account, users, recorded(claims), deleted);
    }
  }

  private void strange() {
    proposal.gap(SOURCE, new Gap(LedgerStatus.QUARANTINED, DsrError.SUBJECT_UNCERTAIN, OTHERS));
  }

  /** A doubt from the search of the person remains, although this read does not show it. */
  private Verdict verdict(String id, DeviceClaims claims, Identifier account) {
    return known.disputed(id) ? Verdict.DISPUTED : claims.verdict(account);
  }

  /** Returns the account of the person that the device belongs to most clearly. */
  private static @Nullable Identifier closest(List<Identifier> accounts, DeviceClaims claims) {
    return accounts.stream().min(Comparator.comparing(claims::verdict)).orElse(null);
  }

  /** A deleted account is in no list any more. */
  private static String sharing(DeviceClaims claims, boolean deleted) {
    boolean gone = deleted && claims.users().filter(List::isEmpty).isPresent();
    return gone ? "" : "other people use it, or it has no user";
  }

  private static String recorded(DeviceClaims claims) {
    return claims.records().isEmpty() ? "its record names no user" : "";
  }

  /** Removing the person is possible if the device's users include the person. */
  private void doubted(
      Content row, Identifier account, NamedUsers users, DeviceClaims claims, boolean deleted) {
    if (claims.usedBy(account)) {
      plan(row, account, users, "the services disagree on whose device it is", deleted);
      return;
    }
    proposal.gap(SOURCE, new Gap(LedgerStatus.QUARANTINED, DsrError.DEVICE_DISPUTED, DISPUTED));
    proposal.instructionBefore(
        ChangePhase.ACCOUNT,
        SOURCE,
        "in the Intune portal",
        "Device "
            + row.text("id").orElse("")
            + ": find out whose device it is; if it is the person's, correct its user and plan"
            + " again");
    if (!order.acceptsGap(DsrError.DEVICE_DISPUTED.code())) {
      proposal.refuse(
          DsrError.DEVICE_DISPUTED,
          DISPUTED
              + ", see the manual steps: correct its user in Intune and plan again, or accept the"
              + " gap");
    }
  }

  private void plan(
      Content row, Identifier account, NamedUsers users, String limitation, boolean deleted) {
    String id = row.text("id").orElse("");
    ManagedDeviceProperties facts = ManagedDeviceProperties.of(row, enrolment(id, row), limitation);
    Optional<DeviceDecision> decision = order.decision(id);
    if (decision.isEmpty()) {
      proposal.question(question(row, facts, users, deleted));
      undone(DsrError.DEVICE_UNDECIDED, "A device waits for a person's decision");
    } else {
      decided(new PlannedDevice(account, row, facts, users), decision.get());
    }
  }

  private static DeviceQuestion question(
      Content row, ManagedDeviceProperties facts, NamedUsers users, boolean deleted) {
    List<String> remarks = new ArrayList<>(facts.warnings());
    if (deleted && facts.unassignOnly().isEmpty()) {
      remarks.add("the account is deleted: the service may refuse to wipe or retire the device");
    }
    return new DeviceQuestion(
        facts.id(),
        facts.name(),
        List.copyOf(facts.choices()),
        remarks,
        new DeviceDetails(
            row.text("model").filter(text -> !text.isBlank()).orElse(null),
            FacetCollector.since(row.text("lastSyncDateTime")).from(),
            facts.owner().isEmpty() ? "unknown" : facts.owner(),
            users.names(),
            facts.losses()));
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

  private void decided(PlannedDevice device, DeviceDecision decision) {
    ManagedDeviceProperties facts = device.facts();
    DeviceChoice choice = decision.choice();
    if (!facts.choices().contains(choice)) {
      refuse(choice + " was decided for a device that only permits " + facts.choices() + " can be");
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
      device.steps(choice).forEach(proposal::step);
    }
  }

  private void refuse(String why) {
    proposal.refuse(DsrError.DEVICE_DECISION_REFUSED, why);
    undone(DsrError.DEVICE_DECISION_REFUSED, "The decision about a device cannot be performed");
  }
}
