package org.dsr4j.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.dsr4j.Journals;
import org.dsr4j.change.Approval;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.FakeVault;
import org.dsr4j.change.VaultErasureFixture;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.spi.StepOutcome;
import org.dsr4j.spi.operator.JournalAnchor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random bytes of stored plans, approvals and journals are changed. The service never receives a
 * call that it would not have received otherwise.
 */
class TamperFuzzTest {

  private static final int PLANS = 400;
  private static final int APPROVALS = 150;
  private static final int JOURNALS = 60;

  @TempDir private Path folder;

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);

  /** Replaces, removes or inserts up to three bytes. */
  private byte[] changed(byte[] original) {
    byte[] bytes = original;
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes && bytes.length > 1; i++) {
      int at = random.nextInt(bytes.length);
      byte[] head = Arrays.copyOf(bytes, at);
      byte[] tail = Arrays.copyOfRange(bytes, at, bytes.length);
      int kind = random.nextInt(4);
      byte any = kind == 3 ? bytes[random.nextInt(bytes.length)] : (byte) random.nextInt(256);
      bytes =
          switch (kind) {
            case 0 -> joined(head, new byte[] {any}, tail);
            case 1 -> joined(head, new byte[0], Arrays.copyOfRange(tail, 1, tail.length));
            default -> joined(head, new byte[] {any}, Arrays.copyOfRange(tail, 1, tail.length));
          };
    }
    return bytes;
  }

  private static byte[] joined(byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    byte[] all = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  private static List<String> performed(VaultErasureFixture desk) {
    return desk.vault.calls.stream().filter(call -> call.startsWith("perform")).toList();
  }

  @Test
  void aChangedPlanIsNeverExecuted() {
    VaultErasureFixture desk = new VaultErasureFixture();
    byte[] json = desk.plan().json();
    for (int i = 0; i < PLANS; i++) {
      byte[] other = changed(json);
      if (Arrays.equals(json, other)) {
        continue;
      }
      try {
        desk.execute(desk.approved(ChangePlan.ofJson(other)));
        throw new AssertionError("seed " + seed + ", change " + i + " was executed");
      } catch (DsrException e) {
        assertThat(e.code())
            .as("seed " + seed)
            .isIn(
                DsrError.PLAN_UNREADABLE,
                DsrError.PLAN_NOT_OURS,
                DsrError.APPROVAL_INVALID,
                DsrError.TENANT_MISMATCH);
      }
    }
    assertThat(performed(desk)).as("seed " + seed).isEmpty();
    assertThat(desk.vault.rows).as("seed " + seed).hasSize(12);
  }

  @Test
  void aChangedApprovalIsUsedOnlyForItsOwnPlanAndPerson() {
    for (int i = 0; i < APPROVALS; i++) {
      VaultErasureFixture desk = new VaultErasureFixture();
      ChangePlan plan = desk.plan();
      List<String> untouched = plan.steps().stream().map(step -> "perform " + step.id()).toList();
      try {
        desk.execute(plan.approve(changedApproval(plan, desk.clock.instant())));
      } catch (DsrException e) {
        assertThat(e.code())
            .as("seed " + seed + ", change " + i)
            .isEqualTo(DsrError.APPROVAL_INVALID);
        assertThat(performed(desk)).as("seed " + seed + ", change " + i).isEmpty();
      }
      assertThat(untouched).as("seed " + seed + ", change " + i).containsAll(performed(desk));
      assertThat(desk.vault.rows("account", FakeVault.BERT)).hasSize(1);
    }
  }

  private Approval changedApproval(ChangePlan plan, Instant now) {
    String digest = plan.digest();
    String by = "second officer";
    String person = FakeVault.ANNA;
    switch (random.nextInt(4)) {
      case 0 -> digest = text(digest);
      case 1 -> by = random.nextBoolean() ? "privacy\u00a0desk " : text(by);
      case 2 -> person = text(person);
      default -> {
        Instant at = now.plus(Duration.ofHours(random.nextInt(200) - 100));
        return new Approval(
            digest, by, at, at.plus(Duration.ofHours(1L + random.nextInt(2000))), person);
      }
    }
    return new Approval(digest, by, now, now.plus(Duration.ofDays(1)), person);
  }

  private String text(String original) {
    return new String(
            changed(original.getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
            java.nio.charset.StandardCharsets.ISO_8859_1)
        + "x";
  }

  @Test
  void aChangedJournalIsNeverContinuedDifferently() throws IOException {
    for (int i = 0; i < JOURNALS; i++) {
      Path place = folder.resolve("run-" + i);
      VaultErasureFixture desk = halfWay(place);
      List<Path> files = stored(place);
      Path file = files.get(random.nextInt(files.size()));
      byte[] before = Files.readAllBytes(file);
      byte[] after = changed(before);
      Files.write(file, after);
      desk.clock.advance(Duration.ofHours(2));
      String what = "seed " + seed + ", change " + i + " of " + file.getFileName();
      try {
        resume(desk, place);
      } catch (DsrException e) {
        assertThat(performed(desk)).as(what).hasSize(3);
      }
      assertThat(desk.vault.removals).as(what).hasSizeLessThanOrEqualTo(1);
      assertThat(desk.vault.removals.values()).as(what).allMatch(times -> times == 1);
      assertThat(desk.vault.rows("account", FakeVault.BERT)).as(what).hasSize(1);
      assertThat(new ArrayList<>(performed(desk)))
          .as(what)
          .doesNotHaveDuplicates()
          .hasSizeLessThanOrEqualTo(4);
    }
  }

  private static List<Path> stored(Path place) throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().matches(".*\\.(journal|head)"))
          .filter(file -> file.toString().contains("DSR-1"))
          .sorted()
          .toList();
    }
  }

  /** The note is pending at the service, so that the account still waits. */
  private VaultErasureFixture halfWay(Path place) {
    VaultErasureFixture desk = new VaultErasureFixture();
    desk.store = Journals.directory(place.resolve("journals"));
    Gap busy = new Gap(LedgerStatus.PENDING, DsrError.STEP_PENDING, "busy");
    Instant later = desk.clock.instant().plus(Duration.ofHours(1));
    desk.vault.next(
        "remove-note",
        (call, apply) -> {
          desk.vault.polled.put(
              "token",
              () -> {
                apply.run();
                return new StepOutcome.Done("");
              });
          return new StepOutcome.Pending("token", later, busy, "");
        });
    try (org.dsr4j.Dsr dsr = desk.builder().journalAnchor(anchor(place)).build()) {
      dsr.execute(
          desk.approved(
              dsr.planDeletion(VaultErasureFixture.request(), VaultErasureFixture.order())));
    }
    return desk;
  }

  private static void resume(VaultErasureFixture desk, Path place) {
    try (org.dsr4j.Dsr dsr = desk.builder().journalAnchor(anchor(place)).build()) {
      dsr.resume(VaultErasureFixture.CASE);
    }
  }

  private static JournalAnchor anchor(Path place) {
    return Journals.anchorDirectory(place.resolve("heads"));
  }
}
