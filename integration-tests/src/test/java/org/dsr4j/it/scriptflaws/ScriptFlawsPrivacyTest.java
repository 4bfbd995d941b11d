package org.dsr4j.it.scriptflaws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.dsr4j.testkit.assertj.DsrAssertions.assertThat;
import static org.dsr4j.testkit.assertj.DsrAssertions.assertThatPackage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dsr4j.it.support.PersonExport;
import org.dsr4j.model.Content;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data that Microsoft's script must not write into its files, or that it loses. */
class ScriptFlawsPrivacyTest {

  private static final Path README = Path.of("..", "docs", "access-package.md");

  @TempDir private Path folder;

  private final SimulatedTenant simulated = PersonExport.tenant();

  @AfterEach
  void stop() {
    simulated.close();
  }

  private PersonExport copy(SimulatedUser person) {
    return PersonExport.of(simulated, person, folder);
  }

  /** The script writes unlock codes in clear text, and excludes neither passcodes nor PINs. */
  @Test
  void noSecretOfADeviceIsRequestedOrWritten() {
    SimulatedUser person =
        simulated
            .user("person")
            .device(
                device ->
                    device
                        .iphone()
                        .managedProperty("activationLockBypassCode", "\"HIDDEN-bypass\"")
                        .managedProperty("remoteAssistanceSessionUrl", "\"HIDDEN-url\"")
                        .managedProperty(
                            "deviceActionResults",
                            "[{\"actionName\":\"resetPasscode\",\"passcode\":\"HIDDEN-passcode\","
                                + "\"unlockPin\":\"HIDDEN-pin\"}]")
                        .inEverySource());

    PersonExport copy = copy(person);

    assertThat(copy.report()).entry("intune-managed-device").isFound(1);
    assertThat(copy.report())
        .entry("intune-device-action-results")
        .withheld("deviceActionResults/passcode")
        .withheld("deviceActionResults/unlockPin");
    assertThat(copy.rows("intune-device-action-results"))
        .singleElement()
        .asString()
        .contains("resetPasscode");
    assertThat(copy.everything()).doesNotContain("HIDDEN");
    assertThat(simulated.requests())
        .noneMatch(
            request ->
                (request.query() + request.body())
                    .matches("(?s).*(activationLockBypassCode|passcode|unlockPin).*"));
  }

  /** The script writes the types of nested tables instead of their contents (L783-817). */
  @Test
  void everyLineOfThePackageIsTheJsonOfTheService() {
    SimulatedUser person = simulated.user("person").device(SimulatedDevice::windows);
    String row =
        "{\"id\":\"e1\",\"actor\":{\"userId\":\"%s\",\"userPermissions\":[\"*\",null]},"
                .formatted(person.objectId())
            + "\"activityDateTime\":\"2025-12-01T08:00:00Z\",\"version\":1.10,"
            + "\"resources\":[{\"modifiedProperties\":[{\"oldValue\":\"\\u00e9\",\"n\":1e3}]}]}";
    simulated.rows("v1.0", "/deviceManagement/auditEvents", row);

    PersonExport copy = copy(person);

    assertThatPackage(copy.zip()).hasRecordsExactly("intune-audit-events", row);
    assertThat(copy.files().paths().stream().filter(path -> path.endsWith(".jsonl")))
        .isNotEmpty()
        .allSatisfy(
            path ->
                assertThat(copy.files().text(path).orElseThrow().lines())
                    .allSatisfy(line -> Content.ofJson(line.getBytes(UTF_8)))
                    .noneMatch(line -> line.contains("System.Collections")));
  }

  /** The script names files after display names, so that one overwrites another (L733-744). */
  @Test
  void eachSourceHasItsFileAndNoFileNameContainsAPerson() {
    SimulatedUser person =
        simulated
            .user("person")
            .displayName("Alex Kim")
            .device(device -> device.windows().name("ALEX-PC").apps(2))
            .device(device -> device.windows().name("ALEX-PC").apps(2));

    PersonExport copy = copy(person);

    assertThat(copy.files().paths())
        .doesNotHaveDuplicates()
        .noneMatch(path -> path.contains("Alex") || path.contains("ALEX"))
        .noneMatch(path -> path.contains(person.objectId()));
    assertThat(copy.rows("intune-managed-device")).hasSize(2);
    assertThat(copy.rows("intune-detected-apps")).hasSize(4);
  }

  /** The documentation of the script names switches and files that do not exist. */
  @Test
  void thePageAboutThePackageNamesItsFiles() throws IOException {
    SimulatedUser person = simulated.user("person").device(SimulatedDevice::windows);
    String manifest = copy(person).files().text("manifest.json").orElseThrow();
    String page = Files.readString(README);
    String properties =
        page.substring(page.indexOf("## manifest.json"), page.indexOf("A record is what"));

    List<String> names =
        properties
            .lines()
            .filter(line -> line.startsWith("| `"))
            .flatMap(line -> named(line.split("\\|", -1)[1]))
            .toList();

    assertThat(names).hasSizeGreaterThan(10);
    assertThat(names).filteredOn(name -> !manifest.contains("\"" + name + "\"")).isEmpty();
    assertThat(named(page))
        .contains(
            Stream.of(LedgerStatus.FOUND, LedgerStatus.NONE, LedgerStatus.NOT_READABLE)
                .map(LedgerStatus::name)
                .toArray(String[]::new));
  }

  private static Stream<String> named(String text) {
    return Pattern.compile("`([A-Za-z_]+)(\\[])?`")
        .matcher(text)
        .results()
        .map(found -> found.group(1));
  }
}
