package org.dsr4j.internal.owncases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.RunOptions;
import org.dsr4j.change.FakeVault;
import org.dsr4j.change.VaultErasureFixture;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Gap;
import org.dsr4j.model.IdentityCheck;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.PersonalDataRecord;
import org.dsr4j.model.Report;
import org.dsr4j.spi.StepOutcome;
import org.dsr4j.spi.operator.Journal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnCasesTest {

  private final VaultErasureFixture desk = new VaultErasureFixture();
  private final List<PersonalDataRecord> records = new ArrayList<>();

  private Report export(String person) {
    DsrRequest request =
        DsrRequest.builder(VaultErasureFixture.TENANT, DataSubject.objectId(person))
            .id("DSR-2")
            .requestedBy("privacy desk")
            .received(VaultErasureFixture.DAY)
            .identityCheck(
                IdentityCheck.of("front desk", "passport shown", VaultErasureFixture.DAY))
            .build();
    records.clear();
    try (Dsr dsr = desk.builder().build()) {
      return dsr.export(
              List.of(request),
              any ->
                  ExportTarget.records(
                      record -> {
                        if (record.source().source().equals("dsr-own-cases")) {
                          records.add(record);
                        }
                      }),
              RunOptions.defaults())
          .get(0);
    }
  }

  private static LedgerStatus own(Report report) {
    return report.ledger().entries().stream()
        .filter(entry -> entry.source().toString().equals("dsr/dsr-own-cases"))
        .map(LedgerEntry::status)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aCaseIsDeliveredOnlyToItsPerson() {
    desk.execute();

    assertThat(own(export(FakeVault.ANNA))).isEqualTo(LedgerStatus.FOUND);
    assertThat(records).hasSize(1);
    assertThat(records.get(0).content().text("case")).contains(VaultErasureFixture.CASE.value());
    assertThat(new String(records.get(0).content().bytes(), UTF_8))
        .contains(FakeVault.ANNA, "17(1)(a)", "\"state\":\"DONE\"");

    assertThat(own(export(FakeVault.BERT))).isEqualTo(LedgerStatus.NONE);
    assertThat(records).isEmpty();
  }

  @Test
  void theSourceDoesNotExistWithoutAJournal() {
    try (Dsr dsr = Dsr.builder(VaultErasureFixture.TENANT).adapter(desk.vault).build()) {
      assertThat(dsr.sources().keySet()).noneMatch(ref -> ref.instance().equals("dsr"));
    }
  }

  @Test
  void aCaseIsFoundWhileSomebodyHoldsIt() {
    desk.execute();

    try (Journal held = desk.store.open(VaultErasureFixture.CASE)) {
      assertThat(held).isNotNull();
      assertThat(own(export(FakeVault.ANNA))).isEqualTo(LedgerStatus.FOUND);
      assertThat(own(export(FakeVault.BERT))).isEqualTo(LedgerStatus.NONE);
    }
  }

  @Test
  void aCaseAfterItsRetentionMatchesNoPersonAndItsJournalStaysVerifiable(@TempDir Path folder) {
    desk.execute();
    desk.clock.advance(Duration.ofDays(400));
    try (Dsr dsr = desk.builder().build()) {
      dsr.endRetention(VaultErasureFixture.CASE, "privacy officer", "limitation has passed");
    }

    assertThat(own(export(FakeVault.ANNA))).isEqualTo(LedgerStatus.NONE);
    assertThat(desk.evidence(folder).valid()).isTrue();
    assertThatThrownBy(desk::status)
        .isInstanceOfSatisfying(
            DsrException.class, e -> assertThat(e.code()).isEqualTo(DsrError.CASE_KEY_MISSING));
  }

  @Test
  void theRetentionOfACaseThatOnlyExportedCanEnd(@TempDir Path folder) {
    try (Dsr dsr = desk.builder().build()) {
      dsr.export(VaultErasureFixture.request(), ExportTarget.zip(folder.resolve("copy.zip")));
      dsr.endRetention(VaultErasureFixture.CASE, "privacy officer", "limitation has passed");
    }

    assertThat(desk.keys.find(VaultErasureFixture.CASE)).isEmpty();
    assertThat(desk.kinds()).containsExactly("EXPORTED", "KEY_DESTROYED");
    assertThat(desk.evidence(folder).valid()).isTrue();
  }

  @Test
  void aCaseWithALostKeyIsNotReportedAsNone() {
    desk.execute();
    desk.keys.destroy(VaultErasureFixture.CASE);

    assertThat(own(export(FakeVault.ANNA))).isEqualTo(LedgerStatus.FAILED);
  }

  @Test
  void aCaseInProgressKeepsItsKey() {
    Gap busy = new Gap(LedgerStatus.PENDING, DsrError.STEP_PENDING, "the service is busy");
    desk.vault.next(
        "remove-account",
        (call, apply) ->
            new StepOutcome.Pending("token-1", desk.clock.instant(), busy, "request-9"));
    desk.execute();

    try (Dsr dsr = desk.builder().build()) {
      assertThatThrownBy(() -> dsr.endRetention(VaultErasureFixture.CASE, "officer", "too early"))
          .isInstanceOfSatisfying(
              DsrException.class, e -> assertThat(e.code()).isEqualTo(DsrError.JOURNAL_BUSY));
    }
  }
}
