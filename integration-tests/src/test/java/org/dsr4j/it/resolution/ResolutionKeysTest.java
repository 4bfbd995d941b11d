package org.dsr4j.it.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dsr4j.graph.model.GraphIdentifierKinds;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People are found by less common identifiers, and also without an account. */
class ResolutionKeysTest {

  private static final String STRANGER = "5e0f8a64-94b1-4d0f-8b7a-1a2b3c4d5e6f";

  private final SimulatedTenant simulated = SimulatedTenant.start();

  @AfterEach
  void stop() {
    simulated.close();
  }

  @Test
  void namesakesAreTwoPeople() {
    SimulatedUser first = simulated.user("first").displayName("Ada Lovelace").intuneAudits(2);
    simulated.user("second").displayName("Ada Lovelace").intuneAudits(3);

    Report report = discover(DataSubject.userPrincipalName(first.userPrincipalName()));

    assertIdentified(report, first);
    assertThat(report.ledger().entry("intune-audit-events").orElseThrow().found()).isEqualTo(2);
  }

  @Test
  void aReassignedNameStopsTheRequest() {
    SimulatedUser former = simulated.user("former");
    String name = former.userPrincipalName();
    former.softDeleted();
    SimulatedUser present = simulated.user("present").userPrincipalName(name);

    Report report = discover(DataSubject.userPrincipalName(name));

    assertThat(report.completion()).isEqualTo(Completion.AMBIGUOUS);
    assertMasked(report, former, present);
    assertIdentified(discover(DataSubject.objectId(present.objectId())), present);
  }

  @Test
  void anEmployeeIdIdentifiesThePersonOnlyIfItIsUnique() {
    SimulatedUser first = simulated.user("first").property("employeeId", "\"E0042\"");
    DataSubject subject = subject(GraphIdentifierKinds.EMPLOYEE_ID, "e0042");

    assertIdentified(discover(subject), first);

    SimulatedUser second = simulated.user("second").property("employeeId", "\"E0042\"");
    Report report = discover(subject);

    assertThat(report.completion()).isEqualTo(Completion.AMBIGUOUS);
    assertMasked(report, first, second);
    assertThat(String.join("", report.notes())).doesNotContainIgnoringCase("e0042");
  }

  @Test
  void aSocialAccountIsFoundByIssuerAndName() {
    SimulatedUser person = simulated.user("person").property("identities", federated("google.com"));
    simulated.user("other").property("identities", federated("facebook.com"));

    Report report =
        discover(
            DataSubject.of(
                Identifier.of(GraphIdentifierKinds.ISSUER_ASSIGNED_ID, "1098"),
                Identifier.of(GraphIdentifierKinds.IDENTITY_ISSUER, "google.com")));

    assertIdentified(report, person);
  }

  @Test
  void aSynchronisedPersonIsFoundByTheOnPremisesName() {
    SimulatedUser person = simulated.user("p").property("onPremisesSamAccountName", "\"ada.l\"");
    simulated.user("other");

    assertIdentified(discover(subject(GraphIdentifierKinds.SAM_ACCOUNT_NAME, "ADA.L")), person);
  }

  @Test
  void aContactIsFoundWithoutAnAccount() {
    simulated.user("other");
    serveContact();

    Report report = discover(DataSubject.mail("ada@partner.example"));

    assertThat(report.identity().value(GraphIdentifierKinds.CONTACT_ID)).contains(STRANGER);
    assertKnownWithoutAccount(report);
  }

  @Test
  void aPersonOfAnotherTenantIsFoundByTheHomeIdAndByName() {
    simulated.user("other");
    simulated
        .answers()
        .serveItems("beta", "/directory/inboundSharedUserProfiles", List.of(profile()))
        .serveItems("beta", "/directory/inboundSharedUserProfiles/" + STRANGER, List.of(profile()));

    for (DataSubject subject :
        List.of(
            subject(GraphIdentifierKinds.HOME_OBJECT_ID, STRANGER),
            DataSubject.userPrincipalName("ada@partner.example"))) {
      Report report = discover(subject);

      assertThat(report.identity().value(GraphIdentifierKinds.HOME_OBJECT_ID)).contains(STRANGER);
      assertKnownWithoutAccount(report);
    }
  }

  /** No line of the ledger is incomplete only because there is no account. */
  private static void assertKnownWithoutAccount(Report report) {
    assertThat(report.completion())
        .isNotIn(Completion.NOT_IDENTIFIED, Completion.AMBIGUOUS, Completion.FAILED);
    assertThat(report.identity().facet(Facet.USER).orElseThrow().gaps()).isEmpty();
    assertThat(report.identity().identifiers(IdentifierKind.OBJECT_ID)).isEmpty();
    for (String source : List.of("aad-user", "aad-user-owned-devices", "intune-managed-device")) {
      assertThat(report.ledger().entry(source).orElseThrow().status())
          .as("%s: %s", source, report.ledger().entry(source).orElseThrow().gaps())
          .isEqualTo(LedgerStatus.NONE);
    }
  }

  private void serveContact() {
    simulated
        .answers()
        .serveItems(
            "v1.0",
            "/contacts",
            List.of(
                "{\"id\":\""
                    + STRANGER
                    + "\",\"mail\":\"ada@partner.example\",\"proxyAddresses\":[]}",
                "{\"id\":\"9e0f8a64-94b1-4d0f-8b7a-1a2b3c4d5e6f\","
                    + "\"mail\":\"bob@partner.example\",\"proxyAddresses\":[]}"));
  }

  private static String profile() {
    return "{\"userId\":\""
        + STRANGER
        + "\",\"homeTenantId\":\"7e0f8a64-94b1-4d0f-8b7a-1a2b3c4d5e6f\","
        + "\"displayName\":\"Ada\",\"userPrincipalName\":\"ada@partner.example\"}";
  }

  private static String federated(String issuer) {
    return "[{\"issuer\":\""
        + issuer
        + "\",\"issuerAssignedId\":\"1098\",\"signInType\":\"federated\"}]";
  }

  private static DataSubject subject(IdentifierKind kind, String value) {
    return DataSubject.of(Identifier.of(kind, value));
  }

  private Report discover(DataSubject subject) {
    try (GraphTenant tenant = new GraphTenant(simulated)) {
      return tenant.dsr().discover(tenant.request(subject));
    }
  }

  private static void assertIdentified(Report report, SimulatedUser person) {
    assertThat(report.identity().value(IdentifierKind.OBJECT_ID)).contains(person.objectId());
    assertThat(report.completion())
        .isNotIn(Completion.NOT_IDENTIFIED, Completion.AMBIGUOUS, Completion.FAILED);
  }

  private static void assertMasked(Report report, SimulatedUser... people) {
    assertThat(report.notes()).hasSizeGreaterThanOrEqualTo(people.length);
    for (SimulatedUser person : people) {
      assertThat(String.join("\n", report.notes()))
          .doesNotContain(person.objectId(), person.userPrincipalName(), person.displayName());
    }
  }
}
