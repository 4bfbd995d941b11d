package org.dsr4j.it.erasure.azuread;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.dsr4j.Dsr;
import org.dsr4j.Journals;
import org.dsr4j.azuread.AzureAdAdapterProvider;
import org.dsr4j.change.Approval;
import org.dsr4j.change.Attestation;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.CopyWaiver;
import org.dsr4j.change.ErasureGround;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.graph.GraphChangeConnection;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.model.RetryPolicy;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.it.history.TenantHistory;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Decision;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.IdentityCheck;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.TenantId;
import org.dsr4j.spi.Configuration;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import reactor.core.publisher.Mono;

/** The Azure AD adapter with a simulated tenant and a write connection. */
final class AzureAdDeletionFixture implements AutoCloseable {

  private static final CaseId CASE = CaseId.of("DSR-2026-0117");
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 31);
  private static final RetryPolicy QUICK =
      new RetryPolicy(3, Duration.ofSeconds(5), Duration.ofMillis(1), Duration.ofMillis(5));

  /** Exactly the permissions that the steps declare. */
  static final List<String> CHANGING =
      List.of(
          "User.EnableDisableAccount.All",
          "User.RevokeSessions.All",
          "User.DeleteRestore.All",
          "Device.ReadWrite.All",
          "UserAuthMethod-Phone.ReadWrite.All",
          "UserAuthMethod-MicrosoftAuthApp.ReadWrite.All",
          "Group.ReadWrite.All",
          "Application.ReadWrite.All",
          "AppRoleAssignment.ReadWrite.All",
          "DelegatedPermissionGrant.ReadWrite.All",
          "Organization.Read.All");

  private final SimulatedTenant simulated;
  private final GraphConnection reading;
  private final GraphChangeConnection changing;
  private final Dsr dsr;

  AzureAdDeletionFixture(SimulatedTenant simulated) {
    this(simulated, Map.of(), CHANGING);
  }

  AzureAdDeletionFixture(
      SimulatedTenant simulated, Map<String, String> configuration, List<String> roles) {
    this.simulated = simulated;
    TenantId tenant = TenantId.of(simulated.id());
    GraphCloud cloud =
        GraphCloud.custom(
            simulated.endpoint(), GraphCloud.GLOBAL.authorityHost(), GraphCloud.GLOBAL);
    reading =
        GraphConnection.builder(tenant)
            .credential(token(simulated.accessToken()))
            .cloud(cloud)
            .limits(ThrottleLimits.off())
            .retry(QUICK)
            .build();
    changing =
        GraphChangeConnection.builder(tenant)
            .credential(token(simulated.accessToken(roles.toArray(String[]::new))))
            .cloud(cloud)
            .limits(ThrottleLimits.off())
            .retry(QUICK)
            .build();
    dsr =
        Dsr.builder(tenant)
            .adapter(new AzureAdAdapterProvider(), "azuread", Configuration.of(configuration))
            .resource(GraphConnection.class, reading)
            .resource(GraphChangeConnection.class, changing)
            .journal(TenantHistory.of(simulated).recorded(Journals.inMemory()))
            .journalSigner(Journals.signer(keys()))
            .clock(new TenantClock(simulated))
            .build();
  }

  private static KeyPair keys() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has Ed25519", e);
    }
  }

  private static TokenCredential token(String jwt) {
    return request -> Mono.just(new AccessToken(jwt, OffsetDateTime.now().plusHours(1)));
  }

  /** A person who has not signed in recently. */
  static SimulatedUser person(SimulatedTenant simulated, String alias) {
    return simulated
        .user(alias)
        .property("signInActivity", "{\"lastSignInDateTime\":\"2025-06-01T08:00:00Z\"}");
  }

  /** The account is purged without delay: most tests are about other steps. */
  static ErasureOrder order() {
    return ErasureOrder.of(ErasureGround.NO_LONGER_NECESSARY)
        .withoutCopy(new CopyWaiver("privacy desk", TODAY, "the person waived it"))
        .purgeAfter(Duration.ZERO);
  }

  ChangePlan plan(SimulatedUser person) {
    return plan(person, order());
  }

  ChangePlan plan(SimulatedUser person, ErasureOrder order) {
    return dsr.planDeletion(request(person), order);
  }

  private DsrRequest request(SimulatedUser person) {
    return DsrRequest.builder(dsr.tenant(), DataSubject.objectId(person.objectId()))
        .id(CASE)
        .requestedBy("privacy desk")
        .received(TODAY)
        .identityCheck(IdentityCheck.of("front desk", "passport", TODAY))
        .build()
        .withDecision(Decision.grant("no reason to keep it", "privacy officer", TODAY));
  }

  ChangeReport execute(ChangePlan plan, SimulatedUser person) {
    Approval approval =
        Approval.of(
                plan, "data officer", simulated.now(), simulated.now().plus(Duration.ofDays(30)))
            .naming(person.objectId());
    return dsr.execute(plan.approve(approval));
  }

  ChangeReport resume() {
    return dsr.resume(CASE);
  }

  /** A person states that the account was deleted on-premises. */
  ChangeReport attestOnPremises(ChangePlan plan) {
    return dsr.attest(
        CASE,
        plan.parts().manualSteps().stream()
            .filter(step -> step.where().equals("on-premises"))
            .map(step -> new Attestation(step.id(), "help desk", TODAY, "done"))
            .toList());
  }

  /** A person states that a manual step is done. */
  ChangeReport attest(String step) {
    return dsr.attest(CASE, new Attestation(step, "help desk", TODAY, "done"));
  }

  /** The line of a source after the verification. */
  LedgerEntry verified(String source) {
    return dsr.verify(CASE).ledger().entries().stream()
        .filter(entry -> entry.source().source().equals(source))
        .findFirst()
        .orElseThrow();
  }

  /** Method and path of all requests except reads. */
  List<String> writes() {
    return writes(simulated);
  }

  static List<String> writes(SimulatedTenant tenant) {
    return tenant.requests().stream()
        .filter(request -> !request.method().equals("GET"))
        .map(AzureAdDeletionFixture::line)
        .toList();
  }

  private static String line(RecordedRequest request) {
    return request.method() + " " + request.path();
  }

  static List<String> kinds(ChangePlan plan) {
    return plan.steps().stream().map(PlannedStep::kind).toList();
  }

  @Override
  public void close() {
    dsr.close();
    changing.close();
    reading.close();
  }
}
