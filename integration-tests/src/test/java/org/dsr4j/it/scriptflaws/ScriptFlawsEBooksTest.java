package org.dsr4j.it.scriptflaws;

import static org.dsr4j.testkit.assertj.DsrAssertions.assertThat;

import java.nio.file.Path;
import org.dsr4j.graph.model.GraphIdentifierKinds;
import org.dsr4j.it.support.PersonExport;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Books and settings with an Apple id: the rows that Microsoft's script selects, and the rows that
 * the library selects.
 */
class ScriptFlawsEBooksTest {

  private static final String BOOKS = "/deviceAppManagement/managedEBooks";

  @TempDir private Path folder;

  private final SimulatedTenant simulated = PersonExport.tenant();

  @AfterEach
  void stop() {
    simulated.close();
  }

  private PersonExport copy(SimulatedUser person) {
    return PersonExport.of(simulated, person, folder);
  }

  private static String id(SimulatedUser person) {
    return person.devices().get(0).managedDeviceId();
  }

  /** The function that reads the books is never called (L305-309). */
  @Test
  void booksBoughtWithThePersonsAppleIdAreFound() {
    SimulatedUser person = simulated.user("person");
    simulated.rows(
        "v1.0", BOOKS, book("b1", "buyer@icloud.example"), book("b2", "else@icloud.example"));

    PersonExport copy =
        PersonExport.of(simulated, withAppleId(person, "buyer@icloud.example"), folder);

    // The Apple id in the request has no date, so a reviewer decides whether it is the person's.
    assertThat(copy.report()).entry("intune-vpp-ebooks").hasQuarantined(1);
    assertThat(copy(person).report()).entry("intune-vpp-ebooks").isNone();
  }

  /** The script searches settings with an Apple id by the name of the account (L316). */
  @Test
  void anAppleIdIsSearchedAsAnAppleId() {
    SimulatedUser person = simulated.user("person");
    simulated.rows(
        "beta",
        "/deviceManagement/depOnboardingSettings",
        "{\"id\":\"t1\",\"appleIdentifier\":\"buyer@icloud.example\"}",
        "{\"id\":\"t2\",\"appleIdentifier\":\"else@icloud.example\"}");

    assertThat(copy(person).report()).entry("intune-apple-dep-settings").isNone();
    // The address has no start date, so the row is quarantined and a reviewer decides.
    assertThat(
            PersonExport.of(simulated, withAppleId(person, "buyer@icloud.example"), folder)
                .report())
        .entry("intune-apple-dep-settings")
        .hasQuarantined(1);
  }

  /**
   * The script selects rows about books by display name, so that namesakes get each other's rows
   * (L376-383).
   */
  @Test
  void namesakesNeverGetEachOthersRowsOfBooks() {
    SimulatedUser first = reader("first");
    SimulatedUser second = reader("second");
    bookOf(first, second);

    assertThat(copy(first).rows("intune-ebook-statuses"))
        .singleElement()
        .asString()
        .contains(id(first));
    assertThat(copy(second).rows("intune-ebook-statuses"))
        .singleElement()
        .asString()
        .contains(id(second));
    assertThat(copy(simulated.user("third").displayName("Alex Kim")).report())
        .entry("intune-ebook-statuses")
        .isNone();
  }

  /** For the same reason a person with a changed name gets no rows (L376-383). */
  @Test
  void aPersonWithAChangedNameKeepsTheRowsOfBooks() {
    SimulatedUser person = reader("first");
    bookOf(person);
    person.displayName("Alex Kim-Novak").userPrincipalName("alex.novak@" + simulated.domain());

    assertThat(copy(person).report()).entry("intune-ebook-statuses").isFound(1);
  }

  private static DataSubject withAppleId(SimulatedUser person, String appleId) {
    return DataSubject.of(
        Identifier.of(IdentifierKind.OBJECT_ID, person.objectId()),
        Identifier.of(GraphIdentifierKinds.APPLE_ID, appleId));
  }

  private SimulatedUser reader(String alias) {
    return simulated.user(alias).displayName("Alex Kim").device(SimulatedDevice::iphone);
  }

  private void bookOf(SimulatedUser... readers) {
    simulated.rows("v1.0", BOOKS, book("b1", "buyer@icloud.example"));
    for (SimulatedUser reader : readers) {
      simulated.rows(
          "v1.0",
          BOOKS + "/b1/deviceStates",
          "{\"id\":\"s-%s\",\"deviceId\":\"%s\",\"userName\":\"Alex Kim\"}"
              .formatted(reader.objectId(), id(reader)));
    }
  }

  private static String book(String id, String appleId) {
    return "{\"@odata.type\":\"#microsoft.graph.iosVppEBook\",\"id\":\"%s\",\"appleId\":\"%s\","
            .formatted(id, appleId)
        + "\"createdDateTime\":\"2025-06-01T08:00:00Z\"}";
  }
}
