package org.dsr4j.it.scriptflaws;

import static org.dsr4j.testkit.assertj.DsrAssertions.assertThat;

import java.nio.file.Path;
import org.dsr4j.it.support.PersonExport;
import org.dsr4j.testkit.SimulatedResponse;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Intune's own export; Microsoft's script writes a file for each of its sets. */
class ScriptFlawsOwnExportTest {

  private static final String OWN_EXPORT = "intune-export-device-app-management-data";
  private static final String CONTENT =
      "/users/{user-id}/exportDeviceAndAppManagementData()/content";

  @TempDir private Path folder;

  private final SimulatedTenant simulated = PersonExport.tenant();
  private final SimulatedUser person = simulated.user("person");

  @AfterEach
  void stop() {
    simulated.close();
  }

  private PersonExport copy() {
    return PersonExport.of(simulated, person, folder);
  }

  /**
   * The script writes each set to a file with its name and overwrites the rows of earlier pages
   * (L733-744).
   */
  @Test
  void aSetOnTwoPagesIsDeliveredCompletely() {
    simulated
        .answers()
        .respond(
            "v1.0",
            CONTENT,
            request ->
                SimulatedResponse.json(
                    request.query().contains("page=2")
                        ? "{\"value\":[" + set("Devices", "d2") + "]}"
                        : "{\"value\":["
                            + set("Devices", "d1")
                            + ","
                            + set("Users", "u1")
                            + "],\"@odata.nextLink\":\""
                            + simulated.endpoint()
                            + "/v1.0"
                            + request.path()
                            + "?page=2\"}"));

    PersonExport copy = copy();

    assertThat(copy.report()).entry(OWN_EXPORT).isFound(3);
    assertThat(String.join("\n", copy.rows(OWN_EXPORT))).contains("d1", "d2", "u1");
    assertThat(copy.files().paths())
        .doesNotHaveDuplicates()
        .filteredOn(path -> path.contains(OWN_EXPORT))
        .hasSize(1);
  }

  /** The script writes certificates and unlock codes of the devices in clear text (L783-817). */
  @Test
  void intunesOwnExportIsDeliveredWithoutCertificatesAndCodes() {
    simulated
        .answers()
        .respond(
            "v1.0",
            CONTENT,
            request ->
                SimulatedResponse.json(
                    "{\"value\":[{\"displayName\":\"Devices\",\"data\":[{\"Id\":\"d1\","
                        + "\"ClientCertificate\":\"MII-hidden\","
                        + "\"ActivationLockBypassCode\":\"CODE-hidden\"}]}]}"));

    PersonExport copy = copy();

    assertThat(copy.report()).entry(OWN_EXPORT).isFound(1).withheld("ClientCertificate");
    assertThat(copy.everything()).doesNotContain("hidden");
  }

  private static String set(String name, String id) {
    return "{\"displayName\":\"" + name + "\",\"data\":[{\"Id\":\"" + id + "\"}]}";
  }
}
