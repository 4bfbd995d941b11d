package org.dsr4j.testkit.assertj;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.dsr4j.testkit.assertj.DsrAssertions.*;
import static org.dsr4j.testkit.assertj.LedgerEntries.failure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of difference between a package and its manifest is detected. */
class PackageIntegrityTest {

  private static final String DATA = "data/hr/employee.jsonl";

  @TempDir private Path folder;
  private final Map<String, String> files = new LinkedHashMap<>();

  @BeforeEach
  void export() {
    Path zip = folder.resolve("export.zip");
    try (Dsr dsr = HrService.ordinary().dsr()) {
      dsr.export(HrService.request(), ExportTarget.zip(zip));
    }
    AccessPackage pack = AccessPackage.read(zip);
    pack.paths().forEach(path -> files.put(path, pack.text(path).orElseThrow()));
  }

  private String problems() {
    return failure(() -> assertThatPackage(packed()).isIntact());
  }

  private Path packed() throws IOException {
    Path zip = folder.resolve("package.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue().getBytes(UTF_8));
      }
    }
    return zip;
  }

  private void replace(String path, String text, String replacement) {
    assertThat(files.get(path)).contains(text);
    files.computeIfPresent(path, (any, body) -> body.replace(text, replacement));
  }

  @Test
  void anUnchangedRepackagedZipIsSound() throws IOException {
    assertThatPackage(packed()).isIntact();
  }

  @Test
  void aChangedByteAndAnAdditionalFileAreDetected() {
    replace(DATA, "one", "two");
    files.put("data/hr/extra.jsonl", "{}\n");

    assertThat(problems())
        .matches(
            """
            Expecting package package.zip to be sound, but

              manifest.json: is not the last entry
              data/hr/extra.jsonl: is not listed in the manifest
              data/hr/employee.jsonl: has sha256 [0-9a-f]{64}, the manifest says [0-9a-f]{64}\
            """);
  }

  @Test
  void aMissingFileIsDetected() {
    files.remove(DATA);

    assertThat(problems())
        .contains(DATA + ": is listed in the manifest and missing")
        .contains("hr/employee: has 0 records, the manifest says 2");
  }

  @Test
  void aFileThatIsNotJsonLinesIsDetected() {
    files.put(DATA, "{\"a\":1}\n\n[2]\n{\"b\"");

    assertThat(problems())
        .contains(DATA + ": has 17 bytes, the manifest says ")
        .contains(DATA + ": line 2 is not a JSON object")
        .contains(DATA + ": line 3 is not a JSON object")
        .contains(DATA + ": line 4 is not a JSON object")
        .contains(DATA + ": its last line has no line end")
        .contains("hr/employee: has 4 records, the manifest says 2");
  }

  @Test
  void aManifestThatContradictsItselfIsDetected() {
    replace("manifest.json", "\"PARTIAL\"", "\"COMPLETE\"");
    assertThat(problems())
        .endsWith("manifest.json: completion is \"COMPLETE\", but its sources result in PARTIAL");
  }

  @Test
  void anUnknownStatusIsDetected() {
    replace("manifest.json", "\"NONE\"", "\"FINE\"");
    assertThat(problems()).endsWith("manifest.json: hr/badge has no status: \"FINE\"");
  }

  @Test
  void twoLinesForOneSourceAreDetected() {
    replace("manifest.json", "\"badge\"", "\"payroll\"");
    assertThat(problems()).endsWith("manifest.json: two lines for hr/payroll");
  }

  @Test
  void aFileInTheFolderOfAnotherSourceIsDetected() {
    replace("manifest.json", "\"sha256\"", "\"source\" : \"badge\", \"sha256\"");
    assertThat(problems()).endsWith(DATA + ": is not in the folder for files of hr/badge");
  }

  @Test
  void anIllFormedIdIsDetected() {
    replace("manifest.json", "\"badge\"", "\"../badge\"");
    assertThat(problems()).contains("a source with ill-formed ids: \"hr\"/\"../badge\"");
  }

  @Test
  void anUnknownSchemaIsDetected() {
    replace("manifest.json", "\"1.2\"", "\"2.0\"");
    assertThat(problems()).endsWith("manifest.json: schema version is \"2.0\"");
  }

  @Test
  void anUnreadableManifestIsDetected() {
    files.put("manifest.json", "{\"a\":");
    assertThat(problems())
        .contains("manifest.json: not JSON: ")
        .contains(DATA + ": is not listed in the manifest");
    files.remove("manifest.json");
    assertThat(problems()).contains("manifest.json: there is none");
  }
}
