package org.dsr4j.examples;

import static java.util.Objects.requireNonNull;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.dsr4j.Dsr;
import org.dsr4j.Evidence;
import org.dsr4j.ExportTarget;
import org.dsr4j.Journals;
import org.dsr4j.azuread.AzureAdAdapterProvider;
import org.dsr4j.change.Approval;
import org.dsr4j.change.Attestation;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.Custody;
import org.dsr4j.change.DeviceChoice;
import org.dsr4j.change.DeviceDecision;
import org.dsr4j.change.DeviceQuestion;
import org.dsr4j.change.ErasureGround;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.change.ManualStep;
import org.dsr4j.graph.GraphChangeConnection;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.intune.IntuneAdapterProvider;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Decision;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.IdentityCheck;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.SourceRef;
import org.dsr4j.model.TenantId;
import org.dsr4j.spi.operator.JournalSigner;
import org.dsr4j.spi.operator.JournalStore;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import reactor.core.publisher.Mono;

/**
 * The erasure of one person, from the copy to the evidence: planned, decided, approved by a second
 * person, carried out over sixty days of a simulated tenant, verified and documented.
 */
public final class EraseOnePerson {

  private static final LocalDate DAY = LocalDate.of(2026, 1, 31);
  private static final String OFFICER = "privacy officer";

  private final SimulatedTenant simulated;
  private final TenantId tenant;
  private final Path zip;

  private EraseOnePerson(SimulatedTenant simulated, Path zip) {
    this.simulated = simulated;
    this.tenant = TenantId.of(simulated.id());
    this.zip = zip;
  }

  /**
   * Runs the erasure; the last line is the completion.
   *
   * @param arguments where to write the access package; journal and evidence are written next to it
   * @throws IOException when the folder cannot be created or an earlier run cannot be removed
   */
  public static void main(String[] arguments) throws IOException {
    Path zip = Path.of(arguments.length > 0 ? arguments[0] : "access-package.zip").toAbsolutePath();
    Path folder = requireNonNull(zip.getParent(), "folder");
    Files.createDirectories(folder);
    Files.deleteIfExists(zip);
    Files.deleteIfExists(folder.resolve("evidence.jsonl"));
    try (SimulatedTenant simulated = SimulatedTenant.start()) {
      new EraseOnePerson(simulated, zip).run(folder);
    }
  }

  private void run(Path folder) {
    SimulatedUser person = fill();
    // In memory, because the tenant is in memory too; Dsr.builder(…).cases(folder) stores cases on
    // disk.
    JournalStore journals = Journals.inMemory();
    JournalSigner signer = signer();
    try (GraphConnection reading = reading();
        GraphChangeConnection changing = changing();
        Dsr dsr =
            Dsr.builder(tenant)
                .adapter(new AzureAdAdapterProvider())
                .adapter(new IntuneAdapterProvider())
                .resource(GraphConnection.class, reading)
                .resource(GraphChangeConnection.class, changing)
                .clock(simulated.clock())
                .journal(journals)
                .journalSigner(signer)
                .build()) {
      DsrRequest request = request(person);
      dsr.export(request, ExportTarget.zip(zip));

      ChangePlan plan = plan(dsr, request);
      System.out.println(plan.table());

      // A second person checks the plan, and names the data subject again for irreversible steps.
      Approval approval =
          Approval.of(
                  plan,
                  "data protection officer",
                  simulated.now(),
                  simulated.now().plus(Duration.ofDays(2)))
              .naming(person.userPrincipalName());
      ChangeReport report = carryOut(dsr, person, dsr.execute(plan.approve(approval)));

      simulated.now(simulated.now().plus(Duration.ofDays(60)));
      report = attestAll(dsr, plan, dsr.verify(report.caseId()));
      Path evidence = folder.resolve("evidence.jsonl");
      Evidence.export(journals, signer, request.id(), evidence);

      ChangeTable.print(plan, report, Evidence.verify(evidence), System.out);
    }
  }

  /**
   * Plans twice: the first plan contains the open questions about devices, the second one contains
   * the decisions.
   */
  private ChangePlan plan(Dsr dsr, DsrRequest request) {
    DsrRequest decided =
        request.withDecision(Decision.grant("nothing has to be kept", OFFICER, DAY));
    ErasureOrder order =
        ErasureOrder.of(ErasureGround.CONSENT_WITHDRAWN)
            .withCopy(zip)
            .accountStillInUse(request.subject().identifiers().get(0).value());
    for (DeviceQuestion device : dsr.planDeletion(decided, order).parts().questions()) {
      // A person decides this; there is no default.
      boolean computer = device.choices().contains(DeviceChoice.WIPE);
      DeviceDecision decision =
          DeviceDecision.of(
              device.device(), computer ? DeviceChoice.WIPE : DeviceChoice.RETIRE, OFFICER, DAY);
      order =
          order.device(
              computer
                  ? decision
                      .leavesOrganisation()
                      .custody(new Custody("help desk", DAY, "recovery key in the vault"))
                  : decision);
    }
    return dsr.planDeletion(decided, order);
  }

  /** Each resume could run in another process; it needs only the journal and its key. */
  private ChangeReport carryOut(Dsr dsr, SimulatedUser person, ChangeReport begun) {
    ChangeReport report = begun;
    while (report.resumeAt().isPresent()) {
      person.openManagedApps();
      simulated.devicesCheckIn();
      simulated.now(report.resumeAt().get());
      report = dsr.resume(report.caseId());
    }
    return report;
  }

  /** What no application can do is done by people, who attest it. */
  private ChangeReport attestAll(Dsr dsr, ChangePlan plan, ChangeReport report) {
    List<Attestation> done = new ArrayList<>();
    for (LedgerEntry entry : report.ledger().entries()) {
      if (entry.status() == LedgerStatus.MANUAL_STEP_OPEN) {
        steps(plan, entry.source())
            .forEach(step -> done.add(new Attestation(step, OFFICER, DAY, "seen to")));
      }
    }
    return done.isEmpty() ? report : dsr.attest(report.caseId(), done);
  }

  /** The manual steps of a source; without one, people check the source itself. */
  private static List<String> steps(ChangePlan plan, SourceRef source) {
    List<String> steps =
        plan.parts().manualSteps().stream()
            .filter(step -> step.source().equals(source))
            .map(ManualStep::id)
            .toList();
    return steps.isEmpty() ? List.of(source.toString()) : steps;
  }

  /** A person with a company computer and a private phone, and a colleague who is not erased. */
  private SimulatedUser fill() {
    simulated.user("colleague").device(device -> device.windows().apps(30)).signIns(100);
    return simulated
        .user("person")
        .mail("person@contoso.com")
        .device(device -> device.windows().name("PC-0417").autopilot().apps(40))
        .device(
            device ->
                device
                    .iphone()
                    .name("Phone")
                    .managedProperty("managedDeviceOwnerType", "\"personal\"")
                    .apps(12))
        .samples("managedAppRegistration", 1)
        .group("Finance")
        .signIns(25)
        .directoryAuditsAsTarget(5)
        .troubleshootingEvents(2);
  }

  private DsrRequest request(SimulatedUser person) {
    return DsrRequest.builder(tenant, DataSubject.userPrincipalName(person.userPrincipalName()))
        .id("DSR-2026-0118")
        .requestedBy("privacy desk")
        .received(LocalDate.of(2026, 1, 12))
        .identityCheck(IdentityCheck.of("front desk", "passport shown", LocalDate.of(2026, 1, 13)))
        .build();
  }

  private GraphConnection reading() {
    return GraphConnection.builder(tenant)
        .credential(token(simulated.accessToken()))
        .cloud(cloud())
        .limits(ThrottleLimits.off())
        .build();
  }

  /** A second application, with write permissions only. */
  private GraphChangeConnection changing() {
    return GraphChangeConnection.builder(tenant)
        .credential(
            token(
                simulated.accessToken(
                    "Organization.Read.All",
                    "User.ReadWrite.All",
                    "User.DeleteRestore.All",
                    "User.EnableDisableAccount.All",
                    "User.RevokeSessions.All",
                    "UserAuthenticationMethod.ReadWrite.All",
                    "Directory.ReadWrite.All",
                    "Device.ReadWrite.All",
                    "DeviceManagementApps.ReadWrite.All",
                    "DeviceManagementManagedDevices.ReadWrite.All",
                    "DeviceManagementManagedDevices.PrivilegedOperations.All",
                    "DeviceManagementServiceConfig.ReadWrite.All")))
        .cloud(cloud())
        .limits(ThrottleLimits.off())
        .clock(simulated.clock())
        .build();
  }

  private GraphCloud cloud() {
    return GraphCloud.custom(
        simulated.endpoint(), GraphCloud.GLOBAL.authorityHost(), GraphCloud.GLOBAL);
  }

  private static JournalSigner signer() {
    try {
      return Journals.signer(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java 17 platform has Ed25519", e);
    }
  }

  private static TokenCredential token(String token) {
    return any ->
        Mono.just(new AccessToken(token, OffsetDateTime.now(ZoneOffset.UTC).plusHours(1)));
  }
}
