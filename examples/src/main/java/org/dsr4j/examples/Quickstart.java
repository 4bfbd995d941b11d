package org.dsr4j.examples;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.azuread.AzureAdAdapterProvider;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.intune.IntuneAdapterProvider;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.IdentityCheck;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.dsr4j.model.SourceAttestation;
import org.dsr4j.model.TenantId;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import reactor.core.publisher.Mono;

/** A complete data subject request against a simulated tenant, over real HTTP. */
public final class Quickstart {

  private Quickstart() {}

  /**
   * Runs the request and prints its ledger; the last line is the completion.
   *
   * @param arguments where to write the access package
   * @throws IOException when the folder cannot be created or an older package cannot be removed
   */
  public static void main(String[] arguments) throws IOException {
    Path zip = Path.of(arguments.length > 0 ? arguments[0] : "access-package.zip");
    Files.createDirectories(zip.toAbsolutePath().getParent());
    Files.deleteIfExists(zip);

    try (SimulatedTenant simulated = SimulatedTenant.start()) {
      SimulatedUser person = fill(simulated);
      TenantId tenant = TenantId.of(simulated.id());

      try (GraphConnection graph = connect(tenant, simulated);
          Dsr dsr =
              Dsr.builder(tenant)
                  .adapter(new AzureAdAdapterProvider())
                  .adapter(new IntuneAdapterProvider())
                  .resource(GraphConnection.class, graph)
                  .tenantProfile(SampleProfile.read())
                  .clock(simulated.clock())
                  .listener(new ConsoleProgress(System.out))
                  .build()) {
        DsrRequest request =
            DsrRequest.builder(tenant, DataSubject.userPrincipalName(person.userPrincipalName()))
                .id("DSR-2026-0117")
                .requestedBy("privacy desk")
                .received(LocalDate.of(2026, 1, 12))
                .identityCheck(
                    IdentityCheck.of("front desk", "passport shown", LocalDate.of(2026, 1, 13)))
                .build();

        Report found = dsr.discover(request);
        LedgerTable.printOpen(found, System.out);
        Report report = dsr.export(attested(request, found), ExportTarget.zip(zip));

        LedgerTable.print(report, zip, System.out);
      }
    }
  }

  /** People looked into the places that are still open, and attest what they found. */
  private static DsrRequest attested(DsrRequest request, Report found) {
    DsrRequest all = request;
    for (LedgerEntry entry : found.ledger().entries()) {
      if (entry.status() == LedgerStatus.MANUAL_STEP_OPEN) {
        all =
            all.withAttestation(
                SourceAttestation.nothingFound(
                    entry.source().toString(), "help desk", LocalDate.of(2026, 1, 30)));
      }
    }
    return all;
  }

  /** A person with two devices and some history, and a colleague who must not appear. */
  private static SimulatedUser fill(SimulatedTenant simulated) {
    SampleProfile.subscribe(simulated);
    simulated.user("colleague").device(device -> device.windows().apps(30)).signIns(100);
    return simulated
        .user("person")
        .mail("person@contoso.com")
        .device(device -> device.windows().name("PC-0417").apps(40))
        .device(device -> device.iphone().apps(12))
        .group("Finance")
        .signIns(250)
        .directoryAuditsAsActor(3)
        .directoryAuditsAsTarget(5)
        .intuneAudits(4)
        .troubleshootingEvents(2);
  }

  /** For a real tenant, omit cloud(…) and use a credential of azure-identity. */
  private static GraphConnection connect(TenantId tenant, SimulatedTenant simulated) {
    TokenCredential credential =
        any ->
            Mono.just(
                new AccessToken(
                    simulated.accessToken(), OffsetDateTime.now(ZoneOffset.UTC).plusHours(1)));
    return GraphConnection.builder(tenant)
        .credential(credential)
        .cloud(
            GraphCloud.custom(
                simulated.endpoint(), GraphCloud.GLOBAL.authorityHost(), GraphCloud.GLOBAL))
        // Omit this for a real tenant, whose limits are respected by default.
        .limits(ThrottleLimits.off())
        .build();
  }
}
