package org.dsr4j.intune.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.model.IdentifierKind.DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.MAIL;
import static org.dsr4j.model.IdentifierKind.MANAGED_DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.IdentifierKind.USER_PRINCIPAL_NAME;
import static org.dsr4j.model.Strength.STRONG;
import static org.dsr4j.model.Strength.WEAK;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dsr4j.graph.model.GraphIdentifierKinds;
import org.dsr4j.model.Content;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.Match;
import org.dsr4j.model.Strength;
import org.dsr4j.model.Window;
import org.junit.jupiter.api.Test;

/** The matches of rows that need more than an identifier in the path. */
class MatchRulesTest {

  private static final String ANNA = "1b4e28ba-2fa1-11d2-883f-0016d3cca427";
  private static final String OTTO = "9f8e7d6c-2fa1-11d2-883f-0016d3cca427";
  private static final String MANAGED = "33333333-2fa1-11d2-883f-0016d3cca427";
  private static final String DEVICE = "44444444-2fa1-11d2-883f-0016d3cca427";
  private static final Window EMPLOYED = Window.since(Instant.parse("2024-01-01T00:00:00Z"));

  private static final Identity PERSON =
      new Identity(
          "subject-1",
          DataSubject.of(Identifier.of(OBJECT_ID, ANNA)),
          List.of(
              new Facet(
                  Facet.USER,
                  List.of(
                      known(OBJECT_ID, ANNA),
                      known(USER_PRINCIPAL_NAME, "anna@contoso.example").during(EMPLOYED),
                      known(MAIL, "anna.a@contoso.example").during(EMPLOYED)),
                  List.of()),
              new Facet(
                  Facet.DEVICES,
                  List.of(
                      known(MANAGED_DEVICE_ID, MANAGED),
                      known(DEVICE_ID, DEVICE),
                      known(GraphIdentifierKinds.SERIAL_NUMBER, "C02XL0GTJGH5")),
                  List.of())));

  private static KnownIdentifier known(IdentifierKind kind, String value) {
    return KnownIdentifier.strong(Identifier.of(kind, value), "directory");
  }

  /** How a row matches; quotes are written as {@code '}. */
  private static Optional<Strength> match(String source, String row) {
    Content content = Content.ofJson(row.replace('\'', '"').getBytes(UTF_8));
    return IntuneCatalogue.get()
        .entry(source)
        .orElseThrow()
        .descriptor()
        .match(PERSON, content)
        .map(Match::strength);
  }

  @Test
  void aDeviceWithASignInIsWithheldWhenItBelongsToAnotherPerson() {
    String source = "intune-logged-on-devices";

    assertThat(match(source, "{'id':'d','userId':'" + ANNA + "'}")).contains(STRONG);
    assertThat(match(source, "{'id':'d','userId':'" + OTTO + "'}")).contains(WEAK);
  }

  @Test
  void anotherPrimaryUserOfThePersonsDeviceIsNotThePerson() {
    assertThat(match("intune-device-primary-users", "{'id':'" + ANNA + "'}")).contains(STRONG);
    assertThat(match("intune-device-primary-users", "{'id':'" + OTTO + "'}")).isEmpty();
  }

  @Test
  void coManagedDevicesOfAnotherPersonAreDroppedOrWithheld() {
    String source = "intune-comanaged-devices";
    String recycled = "'userPrincipalName':'anna@contoso.example'";

    assertThat(match(source, "{'id':'x','userId':'" + OTTO + "'," + recycled + "}")).isEmpty();
    assertThat(match(source, "{'id':'" + MANAGED + "','userId':'" + OTTO + "'}")).contains(WEAK);
    assertThat(match(source, "{'id':'" + MANAGED + "','userId':null}")).contains(STRONG);
    assertThat(match(source, "{'id':'" + MANAGED + "'}")).contains(WEAK);
  }

  @Test
  void addressesAndSerialNumbersAloneDoNotMakeAnEligibleDeviceThePersons() {
    String source = "intune-comanagement-eligible-devices";

    assertThat(match(source, "{'userEmail':'anna.a@contoso.example'}")).contains(WEAK);
    assertThat(match(source, "{'serialNumber':'C02XL0GTJGH5'}")).contains(WEAK);
    assertThat(match(source, "{'serialNumber':'C02XL0GTJGH5','userId':'" + OTTO + "'}")).isEmpty();
    assertThat(match(source, "{'userId':'" + ANNA + "'}")).contains(STRONG);
  }

  @Test
  void malwareIsFoundByTheDevicesIdAndNeverByItsName() {
    String source = "intune-tenant-malware-states";

    assertThat(match(source, "{'id':'" + MANAGED + "'}")).contains(STRONG);
    assertThat(match(source, "{'id':'" + DEVICE + "'}")).contains(STRONG);
    assertThat(match(source, "{'id':'x','deviceName':'" + MANAGED + "'}")).isEmpty();
  }

  @Test
  void anEncryptionStateWithoutDateIsHeldBackUnlessItsIdIsTheDevices() {
    String source = "intune-device-encryption-states";
    String name = "'userPrincipalName':'anna@contoso.example'";

    assertThat(match(source, "{'id':'x'," + name + "}")).contains(WEAK);
    assertThat(match(source, "{'id':'" + MANAGED + "'," + name + "}")).contains(STRONG);
    assertThat(match(source, "{'id':'" + MANAGED + "','userPrincipalName':'otto@contoso.example'}"))
        .contains(WEAK);
  }

  @Test
  void flaggedUsersAreNothingButIds() {
    assertThat(match("intune-managed-app-flagged-users", "{'value':'" + ANNA + "'}"))
        .contains(STRONG);
    assertThat(match("intune-managed-app-flagged-users", "{'value':'" + OTTO + "'}")).isEmpty();
  }

  @Test
  void uploadsUnderTheNameCountFromTheDayTheAccountHadIt() {
    String source = "intune-app-diagnostics-powerlift";

    assertThat(match(source, "{'createdDateTime':'2025-05-01T00:00:00Z'}")).contains(STRONG);
    assertThat(match(source, "{'createdAtDateTime':'2025-05-01T00:00:00Z'}")).contains(STRONG);
    assertThat(match(source, "{'createdDateTime':'2023-05-01T00:00:00Z'}")).contains(WEAK);
    assertThat(match(source, "{}")).contains(WEAK);
  }

  @Test
  void bookSummariesAreFoundByTheDevicesInsideThemAndHeldBack() {
    String source = "intune-ebook-statuses";
    String inside = "'deviceStates':[{'deviceId':'" + MANAGED + "'}]";

    assertThat(match(source, "{'userName':'Anna'," + inside + "}")).contains(WEAK);
    assertThat(match(source, "{'userName':'Anna','deviceStates':[]}")).isEmpty();
    assertThat(match(source, "{'userName':'Anna','deviceId':'" + MANAGED + "'}")).contains(STRONG);
  }

  @Test
  void aBookIsTheBuyersWhoHadTheAddressThen() {
    String bought = "{'appleId':'anna.a@contoso.example','createdDateTime':'%s'}";

    assertThat(match("intune-vpp-ebooks", bought.formatted("2025-05-01T00:00:00Z")))
        .contains(STRONG);
    assertThat(match("intune-vpp-ebooks", bought.formatted("2020-05-01T00:00:00Z"))).contains(WEAK);
  }

  @Test
  void aDeviceLicenceOfAnotherPersonIsWithheld() {
    String source = "intune-vpp-app-licences";
    String licence = "{'managedDeviceId':'" + MANAGED + "','userId':'%s'}";

    assertThat(match(source, licence.formatted(OTTO))).contains(WEAK);
    assertThat(match(source, licence.formatted(""))).contains(STRONG);
  }
}
