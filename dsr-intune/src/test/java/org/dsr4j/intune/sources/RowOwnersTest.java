package org.dsr4j.intune.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
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

/** The matches of rows of tenant-wide lists, in cases that are easily confused. */
class RowOwnersTest {

  private static final String ANNA = "1b4e28ba-2fa1-11d2-883f-0016d3cca427";
  private static final String BERT = "9f8e7d6c-2fa1-11d2-883f-0016d3cca427";
  private static final String LAPTOP = "5c6d7e8f-2fa1-11d2-883f-0016d3cca427";
  private static final Identity PERSON =
      new Identity(
          "subject-1",
          DataSubject.of(Identifier.of(IdentifierKind.OBJECT_ID, ANNA)),
          List.of(
              new Facet(
                  Facet.USER,
                  List.of(
                      known(IdentifierKind.OBJECT_ID, ANNA),
                      employed(IdentifierKind.USER_PRINCIPAL_NAME, "anna@contoso.example"),
                      employed(IdentifierKind.MAIL, "anna.smith@contoso.example")),
                  List.of()),
              new Facet(
                  Facet.DEVICES,
                  List.of(
                      known(IdentifierKind.MANAGED_DEVICE_ID, LAPTOP),
                      known(GraphIdentifierKinds.SERIAL_NUMBER, "5CD1234XYZ"),
                      known(GraphIdentifierKinds.IMEI, "356938035643809")),
                  List.of())));

  private static KnownIdentifier known(IdentifierKind kind, String value) {
    return KnownIdentifier.strong(Identifier.of(kind, value), "directory");
  }

  private static KnownIdentifier employed(IdentifierKind kind, String value) {
    return known(kind, value).during(Window.since(Instant.parse("2024-01-01T00:00:00Z")));
  }

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
  void aScriptsStateIsThePersonsByTheDevicesUserAndADoubtfulOneByTheDeviceAlone() {
    String source = "intune-remediation-script-states";
    String row = "{'id':'a:b','managedDevice':{'id':'%s','userId':'%s'}}";

    assertThat(match(source, row.formatted(LAPTOP, ANNA))).contains(STRONG);
    assertThat(match(source, row.formatted(LAPTOP, ""))).contains(STRONG);
    assertThat(match(source, row.formatted(LAPTOP, BERT))).contains(WEAK);
    assertThat(match(source, row.formatted(BERT, BERT))).isEmpty();
  }

  @Test
  void aDeviceNameNeverMatches() {
    assertThat(
            match(
                "intune-configuration-statuses",
                "{'deviceDisplayName':'Annas laptop','userName':'Anna Smith',"
                    + "'userPrincipalName':'bert@contoso.example'}"))
        .isEmpty();
  }

  @Test
  void aNameBeforeTheAccountExistedIsDoubtful() {
    String row = "{'upn':'anna@contoso.example','eventDateTime':'%s'}";

    assertThat(match("intune-privilege-elevations", row.formatted("2025-02-03T04:05:06Z")))
        .contains(STRONG);
    assertThat(match("intune-privilege-elevations", row.formatted("2019-02-03T04:05:06Z")))
        .contains(WEAK);
  }

  @Test
  void anAdministratorsActOnThePersonsDeviceIsFoundAndABorrowersIsDoubtful() {
    String source = "intune-remote-action-audits";
    String row =
        "{'managedDeviceId':'%s','initiatedByUserPrincipalName':'admin@contoso.example',"
            + "'deviceOwnerUserPrincipalName':'%s','requestDateTime':'2025-02-03T04:05:06Z'}";

    assertThat(match(source, row.formatted(LAPTOP, "anna@contoso.example"))).contains(STRONG);
    assertThat(match(source, row.formatted(LAPTOP, ""))).contains(STRONG);
    assertThat(match(source, row.formatted(LAPTOP, "bert@contoso.example"))).contains(WEAK);
    assertThat(match(source, row.formatted(BERT, "bert@contoso.example"))).isEmpty();
  }

  @Test
  void aRequestForHigherRightsIsAlsoTheReviewers() {
    String row = "{'requestedByUserId':'%s','reviewCompletedByUserId':'%s'}";

    assertThat(match("intune-elevation-requests", row.formatted(ANNA, BERT))).contains(STRONG);
    assertThat(match("intune-elevation-requests", row.formatted(BERT, ANNA))).contains(STRONG);
    assertThat(match("intune-elevation-requests", row.formatted(BERT, BERT))).isEmpty();
  }

  @Test
  void aKioskWithSeveralUsersIsEachOnes() {
    String row =
        "{'kioskProfiles':[{'userAccountsConfiguration':[{'userId':'" + BERT + "'},{%s}]}]}";

    assertThat(match("intune-policies-naming-users", row.formatted("'userId':'" + ANNA + "'")))
        .contains(STRONG);
    assertThat(
            match(
                "intune-policies-naming-users",
                row.formatted("'userPrincipalName':'anna@contoso.example'")))
        .contains(WEAK);
    assertThat(match("intune-policies-naming-users", row.formatted("'userName':'anna'"))).isEmpty();
  }

  @Test
  void anEnteredAddressIsAWeakMatchAndANameIsNone() {
    assertThat(
            match(
                "intune-apple-push-certificate",
                "{'appleIdentifier':'anna.smith@contoso.example'}"))
        .contains(WEAK);
    assertThat(
            match(
                "intune-branding-contact",
                "{'intuneBrand':{'contactITEmailAddress':'anna.smith@contoso.example'}}"))
        .contains(WEAK);
    assertThat(match("intune-app-management-tasks", "{'assignedTo':'Anna Smith'}")).isEmpty();
  }

  @Test
  void aTelephonesNumberIsUniqueAndASerialNumberIsNot() {
    String row = "{'importedDeviceIdentifier':'%s'}";

    assertThat(match("intune-imported-device-identities", row.formatted("356938035643809")))
        .contains(STRONG);
    assertThat(match("intune-imported-device-identities", row.formatted("5CD1234XYZ")))
        .contains(WEAK);
  }
}
