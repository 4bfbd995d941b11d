package org.dsr4j.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ErasureGround;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.change.FakeVault;
import org.dsr4j.change.VaultErasureFixture;
import org.dsr4j.change.VaultSources;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.SourceAttestation;
import org.dsr4j.model.SourceCategory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An erasure needs a copy of the data, or a waiver. */
class CopyCheckTest {

  @TempDir private Path folder;

  private final VaultErasureFixture desk = new VaultErasureFixture();
  private Path copy;

  @BeforeEach
  void export() {
    copy = export(VaultErasureFixture.request(), "copy.zip");
  }

  private Path export(DsrRequest request, String name) {
    Path target = folder.resolve(name);
    try (Dsr dsr = desk.builder().build()) {
      dsr.export(request, ExportTarget.zip(target));
    }
    return target;
  }

  private static ErasureOrder bare() {
    return ErasureOrder.of(ErasureGround.NO_LONGER_NECESSARY);
  }

  private ChangePlan planned(Path named) {
    return desk.plan(bare().withCopy(named));
  }

  private void refused(Path named, String why) {
    ChangePlan plan = planned(named);
    assertThat(PlanningTest.codes(plan)).containsExactly("dsr.copy-missing");
    assertThat(plan.parts().refusals().get(0).detail())
        .contains(why)
        .doesNotContain(folder.toString());
    assertThat(plan.header().copyDigest()).isNull();
  }

  /** Creates another package with changed entries; null removes an entry. */
  private Path altered(BiFunction<String, byte[], byte[]> change) throws IOException {
    Path target = folder.resolve("altered-" + System.nanoTime() + ".zip");
    try (InputStream in = Files.newInputStream(copy);
        ZipInputStream from = new ZipInputStream(in);
        OutputStream out = Files.newOutputStream(target);
        ZipOutputStream to = new ZipOutputStream(out)) {
      for (ZipEntry each = from.getNextEntry(); each != null; each = from.getNextEntry()) {
        byte[] bytes = change.apply(each.getName(), from.readAllBytes());
        if (bytes != null) {
          to.putNextEntry(new ZipEntry(each.getName()));
          to.write(bytes);
        }
      }
    }
    return target;
  }

  @Test
  void thePackageOfThePersonIsAcceptedAndItsDigestIsRecorded() {
    ChangePlan plan = planned(copy);

    assertThat(plan.parts().refusals()).isEmpty();
    assertThat(plan.header().copyDigest()).matches("[0-9a-f]{64}");
    assertThat(plan.table()).contains(plan.header().copyDigest());
    assertThat(ChangePlan.ofJson(plan.json())).isEqualTo(plan);
  }

  @Test
  void aPackageWithVeryManyAttachmentsIsAccepted() throws IOException {
    desk.vault.attachments = 80_000;
    Path large = export(VaultErasureFixture.request(), "large.zip");

    assertThat(planned(large).parts().refusals()).isEmpty();
    try (ZipFile zip = new ZipFile(large.toFile())) {
      assertThat(zip.size()).isGreaterThan(80_000);
    }
  }

  @Test
  void nothingIsErasedWithoutCopyOrWaiver() {
    assertThat(PlanningTest.codes(desk.plan(bare()))).containsExactly("dsr.copy-missing");
    assertThat(desk.plan(VaultErasureFixture.order()).approvable()).isTrue();
  }

  @Test
  void anotherPersonsPackageIsRefused() {
    DsrRequest bert =
        DsrRequest.builder(VaultErasureFixture.TENANT, DataSubject.objectId(FakeVault.BERT))
            .id("DSR-2")
            .requestedBy("privacy desk")
            .received(VaultErasureFixture.DAY)
            .identityCheck(VaultErasureFixture.undecided().identityCheck())
            .build();
    refused(export(bert, "bert.zip"), "not an export of this person");
  }

  @Test
  void anOldPackageIsRefused() {
    desk.clock.advance(Duration.ofDays(30));
    assertThat(planned(copy).approvable()).isTrue();
    desk.clock.advance(Duration.ofSeconds(1));
    refused(copy, "older than 30 days");
  }

  @Test
  void aPackageFromTheFutureIsRefused() {
    desk.clock.advance(Duration.ofDays(-2));
    refused(copy, "no date");
  }

  @Test
  void anIncompletePackageIsRefused() throws IOException {
    refused(
        altered(
            (name, bytes) ->
                name.equals("manifest.json")
                    ? text(bytes).replaceFirst("\"FOUND\"", "\"NOT_READABLE\"").getBytes(UTF)
                    : bytes),
        "is NOT_READABLE");
  }

  @Test
  void anUnattestedManualSourceIsNotPartOfTheCopy() {
    ActionSupport byHand = new ActionSupport.ByHand("no interface", "look into the archive");
    desk.vault.sources.add(
        VaultSources.readable("attic", SourceCategory.CUSTOMER_DATA)
            .on(Action.EXPORT, byHand)
            .build());
    Path open = export(VaultErasureFixture.request(), "open.zip");
    assertThat(planned(open).approvable()).isTrue();

    desk.vault.sources.add(
        VaultSources.readable("cellar", SourceCategory.CUSTOMER_DATA)
            .on(Action.EXPORT, byHand)
            .on(Action.DELETE, ActionSupport.supported("Vault.Write"))
            .build());
    refused(export(VaultErasureFixture.request(), "unseen.zip"), "cellar is MANUAL_STEP_OPEN");

    SourceAttestation seen =
        new SourceAttestation("cellar", "archive", VaultErasureFixture.DAY, "copied");
    assertThat(
            planned(export(VaultErasureFixture.request().withAttestation(seen), "seen.zip"))
                .approvable())
        .isTrue();
  }

  @Test
  void aPackageWithoutASourceIsRejected() {
    desk.vault.sources.add(VaultSources.deletable("extra", SourceCategory.CUSTOMER_DATA));
    refused(copy, "vault/extra");
  }

  @Test
  void aChangedOrMissingFileIsRejected() throws IOException {
    refused(
        altered(
            (name, bytes) ->
                name.endsWith(".json") && !name.equals("manifest.json") || name.contains("account")
                    ? (text(bytes) + " ").getBytes(UTF)
                    : bytes),
        "missing or was changed");
    refused(altered((name, bytes) -> name.contains("account") ? null : bytes), "missing");
  }

  @Test
  void anEmptiedPackageWithAMatchingManifestIsRejected() throws IOException {
    refused(
        altered(
            (name, bytes) ->
                name.equals("manifest.json")
                    ? text(bytes)
                        .replaceFirst("(?s)\"files\" : \\[.*]", "\"files\" : []")
                        .getBytes(UTF)
                    : null),
        "does not contain the package");
  }

  @Test
  void aPackageWithAnAdditionalFileIsRejected() throws IOException {
    Path target = folder.resolve("more.zip");
    Files.copy(copy, target);
    try (java.nio.file.FileSystem zip = java.nio.file.FileSystems.newFileSystem(target)) {
      Files.writeString(zip.getPath("/data/more.jsonl"), "{}");
    }
    refused(target, "more files");
  }

  @Test
  void anExportWithoutTheJournalDoesNotCount() {
    Path target = folder.resolve("outside.zip");
    try (Dsr dsr =
        Dsr.builder(VaultErasureFixture.TENANT).clock(desk.clock).adapter(desk.vault).build()) {
      dsr.export(VaultErasureFixture.request(), ExportTarget.zip(target));
    }
    refused(target, "");
  }

  @Test
  void anExportUnderAnotherRequestIdDoesNotCount() {
    DsrRequest other =
        DsrRequest.builder(VaultErasureFixture.TENANT, DataSubject.objectId(FakeVault.ANNA))
            .id("DSR-9")
            .requestedBy("privacy desk")
            .received(VaultErasureFixture.DAY)
            .identityCheck(VaultErasureFixture.undecided().identityCheck())
            .build();
    refused(export(other, "nine.zip"), "does not contain the package");
  }

  @Test
  void otherFilesAreRejectedAsPackage() throws IOException {
    refused(folder.resolve("nowhere.zip"), "cannot be read");
    refused(Files.writeString(folder.resolve("text.zip"), "hello"), "cannot be read");
    refused(altered((name, bytes) -> name.equals("manifest.json") ? null : bytes), "cannot");
    refused(
        altered((name, bytes) -> name.equals("manifest.json") ? "{}".getBytes(UTF) : bytes),
        "not an export");
  }

  private static final java.nio.charset.Charset UTF = java.nio.charset.StandardCharsets.UTF_8;

  private static String text(byte[] bytes) {
    return new String(bytes, UTF);
  }
}
