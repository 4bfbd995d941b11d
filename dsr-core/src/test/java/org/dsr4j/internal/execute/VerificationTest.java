package org.dsr4j.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.FakeVault;
import org.dsr4j.change.VaultErasureFixture;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.spi.Inspection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A later verification reports deleted data, pending deletions and data that exist again. */
class VerificationTest {

  private final VaultErasureFixture desk = new VaultErasureFixture();

  @BeforeEach
  void erase() {
    desk.execute();
  }

  private static LedgerEntry entry(ChangeReport report, String source) {
    return report.ledger().entries().stream()
        .filter(each -> each.source().source().equals(source))
        .findFirst()
        .orElseThrow();
  }

  private static LedgerStatus status(ChangeReport report, String source) {
    return entry(report, source).status();
  }

  @Test
  void aDependentSourceIsAwaited() {
    ChangeReport report = desk.verify();

    assertThat(status(report, "account")).isEqualTo(LedgerStatus.DONE);
    assertThat(status(report, "device")).isEqualTo(LedgerStatus.DONE);
    assertThat(status(report, "log")).isEqualTo(LedgerStatus.FOLLOWS);
    assertThat(entry(report, "log").gaps().get(0).detail()).contains("2026-03-06");
    assertThat(status(report, "trail")).isEqualTo(LedgerStatus.DECLARED_IMPOSSIBLE);
    assertThat(report.completion()).isEqualTo(Completion.PENDING);
  }

  @Test
  void allDataAreDeleted() {
    desk.vault.forget("log", FakeVault.ANNA);

    ChangeReport report = desk.verify();

    assertThat(status(report, "log")).isEqualTo(LedgerStatus.DONE);
    assertThat(report.completion()).isEqualTo(Completion.COMPLETE_WITH_RESIDUE);
  }

  @Test
  void aDependentSourceIsOverdueAfterItsMaximumDelay() {
    desk.clock.advance(Duration.ofDays(31));
    assertThat(status(desk.verify(), "log")).isEqualTo(LedgerStatus.FOLLOWS);
    desk.clock.advance(Duration.ofSeconds(1));
    ChangeReport report = desk.verify();
    assertThat(status(report, "log")).isEqualTo(LedgerStatus.UNVERIFIED);
    assertThat(report.completion()).isEqualTo(Completion.PARTIAL);
  }

  @Test
  void dataThatExistAgainAreReported() {
    desk.vault.rows.add(new FakeVault.Row("device", "device-1-aaaa", FakeVault.ANNA));
    desk.vault.rows.add(new FakeVault.Row("notes", "another note", FakeVault.ANNA));

    ChangeReport report = desk.verify();

    assertThat(status(report, "device")).isEqualTo(LedgerStatus.UNVERIFIED);
    assertThat(entry(report, "device").gaps().get(0).code().code()).isEqualTo("dsr.not-gone");
    assertThat(status(report, "notes")).isEqualTo(LedgerStatus.UNVERIFIED);
    assertThat(status(report, "account")).isEqualTo(LedgerStatus.DONE);
    assertThat(report.completion()).isEqualTo(Completion.PARTIAL);
  }

  @Test
  void anUnreadableSourceIsNotReportedAsDeleted() {
    desk.vault.seen.put(
        FakeVault.ANNA,
        () -> new Inspection.NotObservable(Gap.failed(DsrError.PERMISSION_MISSING, "no right")));

    ChangeReport report = desk.verify();

    assertThat(status(report, "account")).isEqualTo(LedgerStatus.UNVERIFIED);
    assertThat(entry(report, "account").gaps().get(0).detail()).contains("no right");
  }

  @Test
  void aSourceWithoutDataIsSearchedToo() {
    VaultErasureFixture later = new VaultErasureFixture();
    later.vault.forget("notes", FakeVault.ANNA);
    later.execute();
    assertThat(status(later.verify(), "notes")).isEqualTo(LedgerStatus.NONE);
    later.vault.rows.add(new FakeVault.Row("notes", "late note", FakeVault.ANNA));
    assertThat(status(later.verify(), "notes")).isEqualTo(LedgerStatus.UNVERIFIED);
  }

  @Test
  void anEmptySourceThatBecomesUnreadableIsNotReportedAsNone() {
    VaultErasureFixture later = new VaultErasureFixture();
    later.vault.forget("notes", FakeVault.ANNA);
    later.execute();
    later.vault.unreadable.add("notes");

    assertThat(status(later.verify(), "notes")).isEqualTo(LedgerStatus.UNVERIFIED);
  }

  @Test
  void anUnreadableDependentSourceIsNotReportedAsDeleted() {
    desk.vault.forget("log", FakeVault.ANNA);
    desk.vault.unreadable.add("log");
    assertThat(status(desk.verify(), "log")).isEqualTo(LedgerStatus.FOLLOWS);
    desk.clock.advance(Duration.ofDays(32));
    assertThat(status(desk.verify(), "log")).isEqualTo(LedgerStatus.UNVERIFIED);
  }

  @Test
  void aDependentSourceOfAnEmptySourceBecomesOverdueToo() {
    VaultErasureFixture later = new VaultErasureFixture();
    later.vault.forget("account", FakeVault.ANNA);
    later.execute();
    assertThat(status(later.verify(), "log")).isEqualTo(LedgerStatus.FOLLOWS);
    later.clock.advance(Duration.ofDays(32));
    assertThat(status(later.verify(), "log")).isEqualTo(LedgerStatus.UNVERIFIED);
  }

  @Test
  void otherPeopleAreNotSearched() {
    desk.vault.forget("log", FakeVault.ANNA);
    assertThat(desk.vault.rows("device", FakeVault.BERT)).hasSize(2);
    assertThat(status(desk.verify(), "device")).isEqualTo(LedgerStatus.DONE);
  }

  @Test
  void verifiesRepeatedlyAndChangesNothing() {
    long before = desk.vault.performed();
    desk.verify();
    desk.verify();
    assertThat(desk.vault.performed()).isEqualTo(before);
  }
}
