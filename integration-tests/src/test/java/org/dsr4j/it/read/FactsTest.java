package org.dsr4j.it.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.dsr4j.DsrBuilder;
import org.dsr4j.it.support.ErasureFixture;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.it.support.TwoDeviceErasure;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.ProfileAnswer;
import org.dsr4j.model.Report;
import org.dsr4j.model.TenantId;
import org.dsr4j.model.TenantProfile;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Facts of the services answer questions that people would have to answer otherwise. */
class FactsTest {

  private static final String ON_PREMISES = "on-premises-ad";
  private static final String PARTNERS = "third-parties";
  private static final List<String> NEVER_SYNCHRONISED =
      List.of(
          "onPremisesSyncEnabled",
          "onPremisesImmutableId",
          "onPremisesSecurityIdentifier",
          "onPremisesSamAccountName",
          "onPremisesDomainName",
          "onPremisesDistinguishedName");

  private final SimulatedTenant simulated = SimulatedTenant.start();

  @AfterEach
  void stop() {
    simulated.close();
  }

  private Report discover(SimulatedUser person) {
    return discover(person, TenantProfile.of(TenantId.of(simulated.id()), List.of()));
  }

  private Report discover(SimulatedUser person, TenantProfile profile) {
    try (GraphTenant graph = new GraphTenant(simulated, dsr -> settings(dsr, profile))) {
      return graph.dsr().discover(graph.request(person));
    }
  }

  private DsrBuilder settings(DsrBuilder dsr, TenantProfile profile) {
    return dsr.clock(simulated.clock()).tenantProfile(profile);
  }

  private static LedgerEntry entry(Report report, String source) {
    return report.ledger().entry(source).orElseThrow();
  }

  private static List<LedgerStatus> statuses(Report report, String... sources) {
    return List.of(sources).stream().map(source -> entry(report, source).status()).toList();
  }

  private void subscribe(String... plans) {
    StringBuilder all = new StringBuilder();
    for (String plan : plans) {
      all.append(all.isEmpty() ? "" : ",").append("{\"servicePlanName\":\"" + plan + "\"}");
    }
    simulated.rows(
        "v1.0",
        "/subscribedSkus",
        "{\"id\":\"1\",\"skuPartNumber\":\"EMS\",\"servicePlans\":[" + all + "]}");
  }

  private static SimulatedUser cloudOnly(SimulatedUser user) {
    NEVER_SYNCHRONISED.forEach(property -> user.property(property, "null"));
    return user;
  }

  @Test
  void aServiceWithoutASubscriptionHoldsNothing() {
    subscribe("INTUNE_A", "MFA_PREMIUM");
    SimulatedUser person = simulated.user("person");

    Report report = discover(person);

    assertThat(
            statuses(
                report,
                "universal-print",
                "windows-update-for-business",
                "autopatch",
                "aad-terms-of-use-acceptances",
                "aad-subject-rights-requests",
                "exchange-mobile-device-partnerships"))
        .containsOnly(LedgerStatus.NOT_APPLICABLE);
    assertThat(entry(report, "universal-print").gaps().get(0).detail())
        .contains("GET /v1.0/subscribedSkus");
  }

  @Test
  void aSubscriptionOrAnEmptyOrUnreadableListAnswersNothing() {
    SimulatedUser person = simulated.user("person");
    assertThat(statuses(discover(person), "universal-print", "autopatch"))
        .as("no subscription is listed")
        .containsOnly(LedgerStatus.MANUAL_STEP_OPEN);

    subscribe("INTUNE_A", "UNIVERSAL_PRINT_01", "EXCHANGE_S_FOUNDATION", "WIN10_PRO_ENT_SUB");
    assertThat(
            statuses(
                discover(person),
                "universal-print",
                "windows-update-for-business",
                "autopatch",
                "exchange-mobile-device-partnerships"))
        .containsOnly(LedgerStatus.MANUAL_STEP_OPEN);

    simulated.faults().on("/subscribedSkus").reply(403);
    assertThat(statuses(discover(person), "aad-subject-rights-requests"))
        .containsOnly(LedgerStatus.MANUAL_STEP_OPEN);
  }

  @Test
  void anAccountThatWasNeverSynchronisedHasNoOriginalOnPremises() {
    SimulatedUser person = cloudOnly(simulated.user("person"));

    assertThat(entry(discover(person), ON_PREMISES).status())
        .isEqualTo(LedgerStatus.NOT_APPLICABLE);

    person.property("onPremisesSyncEnabled", "false");
    assertThat(entry(discover(person), ON_PREMISES).status())
        .as("it was synchronised before")
        .isEqualTo(LedgerStatus.MANUAL_STEP_OPEN);
  }

  @Test
  void aSynchronisedAccountContradictsTheProfile() {
    SimulatedUser person = simulated.user("person").property("onPremisesSyncEnabled", "true");
    LocalDate day = LocalDate.of(2026, 1, 15);
    TenantProfile profile =
        TenantProfile.of(
            TenantId.of(simulated.id()),
            List.of(
                ProfileAnswer.notUsed(
                    ON_PREMISES, "cloud only", "it operations", day, day.plusDays(300))));

    LedgerEntry entry = entry(discover(person, profile), ON_PREMISES);

    assertThat(entry.status()).isEqualTo(LedgerStatus.MANUAL_STEP_OPEN);
    assertThat(entry.gaps().get(0).code().code()).isEqualTo("dsr.profile-contradicted");
    assertThat(entry.gaps().get(0).detail()).contains("onPremisesSyncEnabled", "it operations");
  }

  @Test
  void aPlaceOfOneKindOfDeviceNeedsSuchADevice() {
    SimulatedUser phone = simulated.user("phone").device(device -> device.iphone());
    SimulatedUser mac = simulated.user("mac").device(device -> device.mac());
    SimulatedUser computer = simulated.user("computer").device(device -> device.windows());

    String[] places = {"intune-local-admin-accounts", "intune-bios-passwords"};
    assertThat(statuses(discover(phone), places)).containsOnly(LedgerStatus.NOT_APPLICABLE);
    assertThat(statuses(discover(mac), places))
        .containsExactly(LedgerStatus.MANUAL_STEP_OPEN, LedgerStatus.NOT_APPLICABLE);
    assertThat(statuses(discover(computer), places)).containsOnly(LedgerStatus.MANUAL_STEP_OPEN);
  }

  @Test
  void aListWithoutAnyRowAnswersForEverybody() {
    String[] places = {"aad-external-user-profiles", "aad-password-sso-credentials"};
    SimulatedUser person = simulated.user("person");
    assertThat(statuses(discover(person), places)).containsOnly(LedgerStatus.NOT_APPLICABLE);

    simulated.rows("beta", "/directory/externalUserProfiles", "{\"id\":\"p1\"}");
    simulated.rows(
        "v1.0", "/servicePrincipals", "{\"id\":\"a1\",\"preferredSingleSignOnMode\":\"password\"}");

    assertThat(statuses(discover(person), places)).containsOnly(LedgerStatus.MANUAL_STEP_OPEN);
  }

  @Test
  void partnersAreNamedAndTheirAbsenceCountsOnlyForAPersonWithoutOtherDevices() {
    String list = "/deviceManagement/remoteAssistancePartners";
    SimulatedUser computer = simulated.user("computer").device(device -> device.windows());
    SimulatedUser phone = simulated.user("phone").device(device -> device.iphone());
    simulated.rows("v1.0", list, "{\"id\":\"p1\",\"onboardingStatus\":\"notOnboarded\"}");
    assertThat(entry(discover(computer), PARTNERS).status()).isEqualTo(LedgerStatus.NOT_APPLICABLE);
    assertThat(entry(discover(phone), PARTNERS).status())
        .as("Apple is a partner too")
        .isEqualTo(LedgerStatus.MANUAL_STEP_OPEN);

    simulated.rows(
        "v1.0",
        list,
        "{\"id\":\"p2\",\"displayName\":\"Helper\",\"onboardingStatus\":\"onboarded\"}");

    LedgerEntry partners = entry(discover(computer), PARTNERS);
    assertThat(partners.status()).isEqualTo(LedgerStatus.MANUAL_STEP_OPEN);
    assertThat(partners.gaps().get(0).detail()).contains("Helper");
  }

  @Test
  void aTypicalPersonLeavesAtMostSixQuestionsForTheCopyAndForTheErasure() {
    subscribe("INTUNE_A", "AAD_PREMIUM", "MFA_PREMIUM");
    ErasureFixture rig = new ErasureFixture(simulated);
    TwoDeviceErasure persona = new TwoDeviceErasure(simulated, rig);
    cloudOnly(persona.person());

    Report report = discover(persona.person(), smallProfile());

    assertThat(report.ledger().entries())
        .filteredOn(entry -> entry.status() == LedgerStatus.MANUAL_STEP_OPEN)
        .as(report.ledger().entries().toString())
        .hasSizeBetween(1, 6);
    try (ErasureFixture.Open open = rig.open(dsr -> dsr.tenantProfile(smallProfile()))) {
      assertThat(
              open.dsr()
                  .planDeletion(rig.request(persona.person()), persona.order())
                  .parts()
                  .manualSteps())
          .hasSizeBetween(1, 6);
    }
  }

  private TenantProfile smallProfile() {
    LocalDate day = LocalDate.of(2026, 1, 15);
    return TenantProfile.of(
        TenantId.of(simulated.id()),
        List.of(
                "log-exports",
                "microsoft-365",
                "configuration-manager",
                "aad-user-windows-settings",
                "aad-terms-of-use-acceptances",
                "intune-bios-passwords",
                "intune-mobile-app-owner-fields")
            .stream()
            .map(
                about ->
                    ProfileAnswer.notUsed(
                        about, "not in use", "it operations", day, day.plusDays(300)))
            .toList());
  }
}
