package org.dsr4j.it.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.dsr4j.Dsr;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.intune.IntuneAdapterProvider;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People are found by every identifier that a requester may know, and never by chance. */
class ResolutionTest {

  private final SimulatedTenant simulated = SimulatedTenant.start();

  @AfterEach
  void stop() {
    simulated.close();
  }

  static Stream<String> names() {
    return Stream.of(
        "o'brien@contoso.com",
        "a+b@contoso.com",
        "r&d@contoso.com",
        "100%@contoso.com",
        "ext_fabrikam.com#EXT#@contoso.com",
        "jörg@contoso.com");
  }

  @ParameterizedTest
  @MethodSource("names")
  void aUserPrincipalNameWithSpecialCharactersIsFoundAndItsRowsAreRead(String name) {
    SimulatedUser person = simulated.user("person").userPrincipalName(name).intuneAudits(3);
    simulated.user("other").intuneAudits(2);

    Report report = discover(DataSubject.userPrincipalName(name));

    assertIdentified(report, person);
    assertThat(report.ledger().entry("intune-audit-events").orElseThrow().found()).isEqualTo(3);
  }

  @Test
  void aPersonIsFoundByMailProxyAddressAndOtherMail() {
    SimulatedUser person =
        simulated
            .user("person")
            .mail("first.last@contoso.com")
            .proxyAddress("nick@contoso.com")
            .otherMail("o'private+x@example.org");
    simulated.user("other").mail("other@contoso.com");

    for (String address :
        List.of("first.last@contoso.com", "NICK@contoso.com", "o'private+x@example.org")) {
      assertIdentified(discover(DataSubject.mail(address)), person);
    }
  }

  @Test
  void aGuestIsFoundByHomeAddressAndByFullName() {
    SimulatedUser guest = simulated.user("guest").guest("ext.person@fabrikam.com");
    assertThat(guest.userPrincipalName()).contains("#EXT#");

    assertIdentified(discover(DataSubject.mail("ext.person@fabrikam.com")), guest);
    assertIdentified(discover(DataSubject.userPrincipalName(guest.userPrincipalName())), guest);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aSoftDeletedPersonIsFoundByOldNameAndById(boolean filtersAreRefused) {
    SimulatedUser person = simulated.user("person");
    String name = person.userPrincipalName();
    person.softDeleted();
    simulated.user("other").softDeleted();
    if (filtersAreRefused) {
      simulated.answers().refuseFilters("/directory/deletedItems/graph.user");
    }

    for (DataSubject subject :
        List.of(DataSubject.userPrincipalName(name), DataSubject.objectId(person.objectId()))) {
      Report report = discover(subject);
      assertIdentified(report, person);
      assertThat(report.ledger().entry("aad-deleted-user").orElseThrow().status())
          .as("%s", report.ledger().entry("aad-deleted-user").orElseThrow().gaps())
          .isEqualTo(LedgerStatus.FOUND);
      assertThat(report.completion()).isNotEqualTo(Completion.COMPLETE);
    }
  }

  @Test
  void noPersonIsFoundForAnUnknownAddressEvenIfFiltersAreIgnored() {
    simulated.user("person");
    simulated.answers().ignoreFilters(true);

    Report report = discover(DataSubject.mail("stranger@contoso.com"));

    assertThat(report.completion()).isEqualTo(Completion.NOT_IDENTIFIED);
    assertThat(report.ledger().found()).isZero();
  }

  @Test
  void anAddressOfTwoPeopleStopsTheRequestWithMaskedCandidates() {
    SimulatedUser first = simulated.user("first").otherMail("shared@example.org");
    SimulatedUser second = simulated.user("second").otherMail("shared@example.org");

    Report report = discover(DataSubject.mail("shared@example.org"));

    assertThat(report.completion()).isEqualTo(Completion.AMBIGUOUS);
    assertThat(report.notes()).isNotEmpty();
    assertThat(String.join("\n", report.notes()))
        .doesNotContain("shared@example.org")
        .doesNotContain(first.objectId(), second.objectId())
        .doesNotContain(first.userPrincipalName(), second.displayName());
  }

  @Test
  void intuneFindsPersonAndDevicesWithoutTheAzureAdAdapter() {
    SimulatedUser person =
        simulated.user("person").device(device -> device.windows().apps(4)).intuneAudits(2);
    try (GraphConnection graph =
            GraphTenant.connect(simulated, GraphTenant.token(simulated.accessToken()));
        Dsr dsr =
            Dsr.builder(graph.tenant())
                .adapter(new IntuneAdapterProvider())
                .resource(GraphConnection.class, graph)
                .build()) {
      Report report =
          dsr.discover(
              GraphTenant.request(
                  dsr.tenant(), "X", DataSubject.userPrincipalName(person.userPrincipalName())));

      assertIdentified(report, person);
      assertThat(report.ledger().entry("intune-managed-device").orElseThrow().found()).isOne();
      assertThat(report.ledger().entry("intune-detected-apps").orElseThrow().found()).isEqualTo(4);
      assertThat(report.identity().value(IdentifierKind.MANAGED_DEVICE_ID))
          .contains(person.devices().get(0).managedDeviceId());
    }
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
}
