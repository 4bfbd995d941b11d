package org.dsr4j.internal.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.FakeRecords;
import org.dsr4j.FakeService;
import org.dsr4j.Samples;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.TenantCheck;
import org.dsr4j.model.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manifest has the content that {@code docs/access-package.md} describes. */
class ManifestTest {

  @TempDir private Path folder;

  private JsonNode manifest;

  @BeforeEach
  void export() throws Exception {
    FakeService crm =
        new FakeService("crm")
            .source(
                Samples.readable("contacts")
                    .match(MatchRule.field("mail", IdentifierKind.MAIL))
                    .purpose("to reach people")
                    .recipients("sales")
                    .retention("3 years")
                    .secret("key")
                    .otherPeople("manager/mail")
                    .freeText("notes")
                    .build(),
                FakeRecords.list(
                    "{\"id\":\"" + Samples.ANNA + "\",\"key\":\"s3cret\"}",
                    "{\"mail\":\"anna.smith@contoso.example\"}"))
            .source(Samples.declared("paper", new ActionSupport.Redirected("desk", "ask there")))
            .resolver(
                (known, cancellation) ->
                    Samples.identified(
                        "user", Samples.weak(IdentifierKind.MAIL, "anna.smith@contoso.example")));
    FakeService files =
        new FakeService("files")
            .source("shares", FakeRecords.none())
            .tenant(() -> TenantCheck.asserted("configured"));
    FakeService down =
        new FakeService("down")
            .source("mail", FakeRecords.none())
            .tenant(
                () -> {
                  throw new IllegalStateException("no network");
                });
    try (Dsr dsr = Samples.dsr(folder, crm, files, down).build()) {
      manifest = manifest(dsr, "export.zip");
    }
  }

  private JsonNode manifest(Dsr dsr, String name) throws Exception {
    Path zip = folder.resolve(name);
    dsr.export(Samples.anna(), ExportTarget.zip(zip));
    return new ObjectMapper().readTree(PackageFiles.read(zip).get("manifest.json"));
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void itsPropertiesArePinned() {
    assertThat(names(manifest))
        .containsExactly(
            "schemaVersion",
            "review",
            "generatedAt",
            "library",
            "completion",
            "notes",
            "request",
            "tenant",
            "adapters",
            "sources",
            "manualSteps",
            "files");
    assertThat(names(manifest.get("sources").get(0)))
        .containsExactly(
            "adapter",
            "source",
            "title",
            "status",
            "count",
            "quarantined",
            "duplicates",
            "withheld",
            "problems",
            "category",
            "purpose",
            "recipients",
            "retention",
            "unreviewed");
    assertThat(manifest.get("schemaVersion").asText()).isEqualTo("1.2");
  }

  @Test
  void itIsMarkedUnreviewedAndNotForHandOver() {
    assertThat(manifest.at("/review/status").asText()).isEqualTo("unreviewed");
    assertThat(manifest.at("/review/handOver").booleanValue()).isFalse();
  }

  @Test
  void theManifestContainsTheRequest() {
    JsonNode request = manifest.get("request");
    assertThat(request.get("id").asText()).isEqualTo("DSR-1");
    assertThat(request.get("tenant").asText()).isEqualTo(Samples.TENANT.value());
    assertThat(request.get("action").asText()).isEqualTo("EXPORT");
    assertThat(request.get("received").asText()).isEqualTo("2026-01-17");
    assertThat(request.get("requestedBy").asText()).isEqualTo("privacy desk");
    assertThat(request.at("/identityCheck/by").asText()).isEqualTo("front desk");
    assertThat(request.at("/identityCheck/method").asText()).isEqualTo("passport shown");
    assertThat(request.at("/identityCheck/on").asText()).isEqualTo("2026-01-18");
    assertThat(request.at("/subject/0/kind").asText()).isEqualTo("object-id");
    assertThat(request.at("/subject/0/value").asText()).isEqualTo(Samples.ANNA);
    assertThat(request.has("window")).isFalse();
    assertThat(manifest.get("generatedAt").asText()).isEqualTo("2026-02-03T04:05:06Z");
  }

  @Test
  void theReportContainsTheTenantCheckOfEachAdapter() {
    assertThat(manifest.at("/tenant/id").asText()).isEqualTo(Samples.TENANT.value());
    assertThat(manifest.at("/tenant/confirmations"))
        .extracting(c -> c.get("adapter").asText() + " " + c.get("status").asText())
        .containsExactly("crm CONFIRMED", "files ASSERTED", "down NOT_CONFIRMED");
    assertThat(manifest.at("/tenant/confirmations/0/evidence").asText())
        .isEqualTo("asked and answered");
    assertThat(manifest.at("/adapters/0/version").asText()).isEqualTo("1.2.3");
    assertThat(manifest.at("/library/name").asText()).isEqualTo("dsr4j");
    assertThat(manifest.at("/library/version").asText())
        .isNotIn("", "unknown", "${project.version}");
  }

  @Test
  void eachSourceHasItsResultAndItsDescription() {
    assertThat(manifest.get("completion").asText()).isEqualTo("PARTIAL");
    assertThat(manifest.get("sources"))
        .extracting(s -> s.get("source").asText() + " " + s.get("status").asText())
        .containsExactly("contacts QUARANTINED", "paper REDIRECTED", "shares NONE", "mail FAILED");
    JsonNode contacts = manifest.at("/sources/0");
    assertThat(contacts.get("count").asLong()).isEqualTo(1);
    assertThat(contacts.get("quarantined").asLong()).isEqualTo(1);
    assertThat(contacts.at("/withheld/0/path").asText()).isEqualTo("key");
    assertThat(contacts.at("/withheld/0/count").asLong()).isEqualTo(1);
    assertThat(contacts.get("category").asText()).isEqualTo("CUSTOMER_DATA");
    assertThat(contacts.get("purpose").asText()).isEqualTo("to reach people");
    assertThat(contacts.get("recipients").asText()).isEqualTo("sales");
    assertThat(contacts.get("retention").asText()).isEqualTo("3 years");
    assertThat(contacts.at("/unreviewed/otherPeople/0").asText()).isEqualTo("manager/mail");
    assertThat(contacts.at("/unreviewed/freeText/0").asText()).isEqualTo("notes");
    assertThat(manifest.at("/sources/1/problems/0/detail").asText()).isEqualTo("desk: ask there");
    assertThat(manifest.at("/sources/3/problems/0/code").asText()).isEqualTo("dsr.adapter-failure");
  }

  @Test
  void withheldValuesAreNotInThePackage() throws Exception {
    for (byte[] file : PackageFiles.read(folder.resolve("export.zip")).values()) {
      assertThat(new String(file, java.nio.charset.StandardCharsets.UTF_8))
          .doesNotContain("s3cret");
    }
  }

  @Test
  void anAuditContainsItsWindow() throws Exception {
    FakeService trail = new FakeService("trail").source("events", FakeRecords.none());
    Path zip = folder.resolve("audit.zip");
    try (Dsr dsr = Samples.dsr(folder, trail).build()) {
      dsr.audit(Samples.anna(), Window.since(Samples.NOW), ExportTarget.zip(zip));
    }
    JsonNode request =
        new ObjectMapper().readTree(PackageFiles.read(zip).get("manifest.json")).get("request");

    assertThat(request.get("action").asText()).isEqualTo("AUDIT");
    assertThat(request.at("/window/from").asText()).isEqualTo("2026-02-03T04:05:06Z");
    assertThat(request.at("/window/to").isNull()).isTrue();
  }
}
