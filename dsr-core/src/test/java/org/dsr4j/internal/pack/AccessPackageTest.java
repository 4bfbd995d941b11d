package org.dsr4j.internal.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.FakeRecords;
import org.dsr4j.FakeService;
import org.dsr4j.Samples;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.Report;
import org.dsr4j.spi.ReadOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessPackageTest {

  private static final String ODD =
      "{\"z\":1E+2,\"id\":\"" + Samples.ANNA + "\",\"u\":\"\\u00e9😀\",\"n\":null}";

  @TempDir private Path folder;

  private Path zip;
  private Report report;
  private Map<String, byte[]> files;

  @BeforeEach
  void export() throws Exception {
    FakeService service =
        new FakeService("crm")
            .source(
                "contacts",
                FakeRecords.list(
                    ODD, FakeRecords.row(Samples.ANNA, 2), FakeRecords.row(Samples.ANNA, 1)))
            .source("empty", FakeRecords.none())
            .source("broken", FakeRecords.failing(new IllegalStateException()))
            .source(
                "photos",
                (task, sink) -> {
                  FakeRecords.push(task, sink, FakeRecords.row(Samples.ANNA, 1));
                  sink.attachment(
                      task.subjects().get(0),
                      RecordKey.of("k0"),
                      "image/jpeg",
                      new ByteArrayInputStream(new byte[100_000]));
                  return ReadOutcome.complete();
                });
    zip = folder.resolve("package.zip");
    try (Dsr dsr = Samples.dsr(folder, service).build()) {
      report = dsr.export(Samples.anna(), ExportTarget.zip(zip));
    }
    files = PackageFiles.read(zip);
  }

  @Test
  void eachSourceWithRecordsHasAFileAndTheManifestIsLast() {
    assertThat(files.keySet())
        .containsExactly(
            "data/crm/contacts.jsonl",
            "data/crm/photos.jsonl",
            "attachments/crm/photos/1",
            "manifest.json");
    assertThat(report.file()).contains(zip);
  }

  @Test
  void recordsAreLinesInTheOrderOfArrival() {
    assertThat(new String(files.get("data/crm/contacts.jsonl"), UTF_8))
        .isEqualTo(
            ODD
                + "\n"
                + FakeRecords.row(Samples.ANNA, 2)
                + "\n"
                + FakeRecords.row(Samples.ANNA, 1)
                + "\n");
  }

  @Test
  void everyFileButTheManifestIsListedWithSizeAndDigest() throws Exception {
    JsonNode listed = new ObjectMapper().readTree(files.get("manifest.json")).get("files");
    List<String> paths = new ArrayList<>();
    for (JsonNode file : listed) {
      byte[] bytes = files.get(file.get("path").asText());
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      paths.add(file.get("path").asText());
      assertThat(file.get("bytes").asLong()).isEqualTo(bytes.length);
      assertThat(file.get("sha256").asText()).isEqualTo(HexFormat.of().formatHex(digest));
      assertThat(file.get("adapter").asText()).isEqualTo("crm");
    }
    assertThat(paths)
        .containsExactlyElementsOf(files.keySet().stream().limit(files.size() - 1).toList());
    assertThat(listed.get(2).get("mediaType").asText()).isEqualTo("image/jpeg");
    assertThat(listed.get(2).get("source").asText()).isEqualTo("photos");
    assertThat(listed.get(0).get("mediaType").asText()).isEqualTo("application/jsonl");
  }

  @Test
  void otherReadersOfZipsReadItToo() throws Exception {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      assertThat(file.getInputStream(file.getEntry("manifest.json")).readAllBytes())
          .isEqualTo(files.get("manifest.json"));
    }
    try (FileSystem fs = FileSystems.newFileSystem(zip)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        assertThat(Files.readAllBytes(fs.getPath(file.getKey()))).isEqualTo(file.getValue());
      }
    }
  }

  @Test
  void itIsTheOnlyFileAndReadableOnlyByItsOwner() throws Exception {
    assertThat(folder.toFile().list()).containsExactly("package.zip");
    assumeThat(Files.getFileStore(folder).supportsFileAttributeView("posix")).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(zip)))
        .isEqualTo("rw-------");
  }

  @Test
  void noFileNameContainsPersonalData() {
    assertThat(files.keySet()).noneMatch(name -> name.contains(Samples.ANNA));
  }
}
