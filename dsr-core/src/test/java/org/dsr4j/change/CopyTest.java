package org.dsr4j.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.SourceAttestation;
import org.dsr4j.model.SourceCategory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Before anything is erased there is a copy of it, or somebody's word that none is needed. */
class CopyTest {

  @TempDir private Path folder;

  private final Desk desk = new Desk();
  private Path copy;

  @BeforeEach
  void export() {
    copy = export(Desk.request(), "copy.zip");
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
    return desk.plan(bare().copiedTo(named));
  }

  private void refused(Path named, String why) {
    ChangePlan plan = planned(named);
    assertThat(PlanningTest.codes(plan)).containsExactly("dsr.copy-missing");
    assertThat(plan.parts().refusals().get(0).detail())
        .contains(why)
        .doesNotContain(folder.toString());
    assertThat(plan.header().copyDigest()).isNull();
  }

  /** Another package, each entry as the change says; null leaves it out. */
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
  void thePackageOfThePersonDoesAndItsManifestIsNoted() {
    ChangePlan plan = planned(copy);

    assertThat(plan.parts().refusals()).isEmpty();
    assertThat(plan.header().copyDigest()).matches("[0-9a-f]{64}");
    assertThat(plan.table()).contains(plan.header().copyDigest());
    assertThat(ChangePlan.ofJson(plan.json())).isEqualTo(plan);
  }

  @Test
  void nothingIsErasedWithoutCopyOrWaiver() {
    assertThat(PlanningTest.codes(desk.plan(bare()))).containsExactly("dsr.copy-missing");
    assertThat(desk.plan(Desk.order()).approvable()).isTrue();
  }

  @Test
  void anotherPersonsPackageIsRefused() {
    DsrRequest bert =
        DsrRequest.builder(Desk.TENANT, DataSubject.objectId(FakeVault.BERT))
            .id("DSR-2")
            .requestedBy("privacy desk")
            .received(Desk.DAY)
            .identityCheck(Desk.undecided().identityCheck())
            .build();
    refused(export(bert, "bert.zip"), "not an export of this person");
  }

  @Test
  void anOldPackageIsRefused() {
    desk.clock.pass(Duration.ofDays(30));
    assertThat(planned(copy).approvable()).isTrue();
    desk.clock.pass(Duration.ofSeconds(1));
    refused(copy, "older than 30 days");
  }

  @Test
  void aPackageFromTheFutureIsRefused() {
    desk.clock.pass(Duration.ofDays(-2));
    refused(copy, "undated");
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
  void whatNobodyLookedAtIsNoCopyOfWhatIsErased() {
    ActionSupport byHand = new ActionSupport.ByHand("no interface", "look into the archive");
    desk.vault.sources.add(
        VaultSources.readable("attic", SourceCategory.CUSTOMER_DATA)
            .on(Action.EXPORT, byHand)
            .build());
    Path open = export(Desk.request(), "open.zip");
    assertThat(planned(open).approvable()).isTrue();

    desk.vault.sources.add(
        VaultSources.readable("cellar", SourceCategory.CUSTOMER_DATA)
            .on(Action.EXPORT, byHand)
            .on(Action.DELETE, ActionSupport.supported("Vault.Write"))
            .build());
    refused(export(Desk.request(), "unseen.zip"), "cellar is MANUAL_STEP_OPEN");

    SourceAttestation seen = new SourceAttestation("cellar", "archive", Desk.DAY, "copied");
    assertThat(planned(export(Desk.request().attested(seen), "seen.zip")).approvable()).isTrue();
  }

  @Test
  void aPackageThatDoesNotKnowASourceIsRefused() {
    desk.vault.sources.add(VaultSources.deletable("extra", SourceCategory.CUSTOMER_DATA));
    refused(copy, "vault/extra");
  }

  @Test
  void anAlteredOrMissingFileIsRefused() throws IOException {
    refused(
        altered(
            (name, bytes) ->
                name.endsWith(".json") && !name.equals("manifest.json") || name.contains("account")
                    ? (text(bytes) + " ").getBytes(UTF)
                    : bytes),
        "missing or was altered");
    refused(altered((name, bytes) -> name.contains("account") ? null : bytes), "missing");
  }

  @Test
  void whatIsNoPackageIsRefused() throws IOException {
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
