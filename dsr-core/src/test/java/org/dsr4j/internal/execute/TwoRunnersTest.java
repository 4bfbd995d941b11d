package org.dsr4j.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dsr4j.Dsr;
import org.dsr4j.DsrBuilder;
import org.dsr4j.Evidence;
import org.dsr4j.Journals;
import org.dsr4j.change.ApprovedPlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.FakeVault;
import org.dsr4j.change.VaultErasureFixture;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.dsr4j.spi.StepOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runners of one case never send the same irreversible change, and readers are never kept. */
class TwoRunnersTest {

  @TempDir private Path folder;

  private final VaultErasureFixture desk = new VaultErasureFixture();
  private final Path journals = Path.of("journals");

  private DsrBuilder host(String name) {
    return desk.builder()
        .cases(folder.resolve(name), folder.resolve("heads"))
        .journalSigner(VaultErasureFixture.SIGNER);
  }

  private ApprovedPlan approved() {
    try (Dsr dsr = host("one").build()) {
      return desk.approved(
          dsr.planDeletion(VaultErasureFixture.request(), VaultErasureFixture.order()));
    }
  }

  private ChangeReport execute(String host, ApprovedPlan approved) {
    try (Dsr dsr = host(host).build()) {
      return dsr.execute(approved);
    }
  }

  private ChangeReport resume(String host) {
    try (Dsr dsr = host(host).build()) {
      return dsr.resume(VaultErasureFixture.CASE);
    }
  }

  private Path caseFile(String host, String suffix) {
    return folder.resolve(host).resolve(journals).resolve(VaultErasureFixture.CASE + suffix);
  }

  /** Runs something once, after the first change and before the second. */
  private void afterTheFirstChange(Runnable attack) {
    boolean[] done = {false};
    desk.vault.onCall =
        () -> {
          if (desk.vault.performed() == 1 && !done[0]) {
            done[0] = true;
            attack.run();
          }
        };
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void copyHost(String from, String to) {
    Path source = folder.resolve(from);
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = folder.resolve(to).resolve(source.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void nothingWasRepeated() {
    assertThat(desk.vault.removals.values()).allMatch(times -> times == 1);
    assertThat(desk.vault.calls.stream().filter(call -> call.startsWith("perform")))
        .doesNotHaveDuplicates();
  }

  @Test
  void aRunWhoseLockWasDeletedSendsNothingMoreAndNobodyRepeatsItsCall() {
    ApprovedPlan approved = approved();
    List<DsrException> refused = new ArrayList<>();
    desk.vault.next(
        "release-device",
        (call, apply) -> {
          delete(caseFile("one", ".lock"));
          refused.add(catchThrowableOfType(DsrException.class, () -> resume("one")));
          apply.run();
          return new StepOutcome.Done("request-1");
        });

    DsrException ended = catchThrowableOfType(DsrException.class, () -> execute("one", approved));

    assertThat(ended.code()).isEqualTo(DsrError.JOURNAL_FORKED);
    assertThat(refused.get(0).code()).isEqualTo(DsrError.JOURNAL_BUSY);
    assertThat(desk.vault.performed()).isEqualTo(1);
    resume("one");
    nothingWasRepeated();
    assertThat(desk.vault.rows("account", FakeVault.ANNA)).isEmpty();
  }

  @Test
  void ofTwoHostsWithCopiesOfOneJournalOneContinues() {
    ApprovedPlan approved = approved();
    List<DsrException> refused = new ArrayList<>();
    afterTheFirstChange(() -> copyHost("one", "two"));
    execute("one", approved);
    long performed = desk.vault.performed();

    refused.add(catchThrowableOfType(DsrException.class, () -> resume("two")));
    refused.add(catchThrowableOfType(DsrException.class, () -> execute("two", approved)));
    refused.add(catchThrowableOfType(DsrException.class, () -> execute("three", approved)));

    assertThat(refused)
        .extracting(DsrException::code)
        .containsExactly(DsrError.JOURNAL_BROKEN, DsrError.JOURNAL_BROKEN, DsrError.PLAN_NOT_OURS);
    assertThat(desk.vault.performed()).isEqualTo(performed);
    nothingWasRepeated();
  }

  @Test
  void anOlderJournalWithoutItsAnchorIsNotResumed() throws IOException {
    ApprovedPlan approved = approved();
    afterTheFirstChange(() -> copyHost("one", "two"));
    execute("one", approved);
    long performed = desk.vault.performed();
    Files.write(caseFile("one", ".journal"), Files.readAllBytes(caseFile("two", ".journal")));
    Files.delete(folder.resolve("heads").resolve(VaultErasureFixture.CASE + ".head"));

    DsrException refused = catchThrowableOfType(DsrException.class, () -> resume("one"));

    assertThat(refused.code()).isEqualTo(DsrError.JOURNAL_BROKEN);
    assertThat(desk.vault.performed()).isEqualTo(performed);
  }

  @Test
  void nobodyWhoReadsMeetsABusyCaseDuringARun() {
    ApprovedPlan approved = approved();
    List<String> seen = new ArrayList<>();
    int[] calls = {0};
    desk.vault.onCall =
        () -> {
          if (desk.vault.performed() > 0 && calls[0]++ < 3) {
            readAll(calls[0], seen);
          }
        };
    execute("one", approved);

    assertThat(calls[0]).isGreaterThan(2);
    assertThat(seen).hasSize(9).doesNotContain(DsrError.JOURNAL_BUSY.code());
    assertThat(seen).filteredOn(each -> each.startsWith("own")).containsOnly("own FOUND");
    nothingWasRepeated();
  }

  private void readAll(int round, List<String> seen) {
    try (Dsr dsr = host("one").build()) {
      Report report = dsr.discover(VaultErasureFixture.undecided());
      seen.add("own " + own(report));
      seen.add("status " + dsr.status(VaultErasureFixture.CASE).completion());
    }
    desk.store = Journals.directory(folder.resolve("one").resolve(journals));
    Evidence.export(
        desk.store,
        VaultErasureFixture.SIGNER,
        VaultErasureFixture.CASE,
        folder.resolve("evidence-" + round));
    seen.add("evidence");
  }

  private static LedgerStatus own(Report report) {
    return report.ledger().entries().stream()
        .filter(entry -> entry.source().instance().equals("dsr"))
        .map(LedgerEntry::status)
        .findFirst()
        .orElseThrow();
  }
}
