package org.dsr4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class LedgerEntryTest {

  private static final SourceRef SOURCE = new SourceRef("crm", "contacts");
  private static final Gap ABSENT =
      new Gap(LedgerStatus.NOT_APPLICABLE, DsrError.DECLARED, "not in this cloud");

  private static LedgerEntry entry(long found, long quarantined, Gap... parts) {
    return LedgerEntry.of(
        SOURCE,
        "Contacts",
        new LedgerEntry.Counts(found, quarantined, 0, Map.of()),
        List.of(parts));
  }

  private static Gap part(LedgerStatus status) {
    return new Gap(status, DsrError.ADAPTER_FAILURE, "something");
  }

  @Test
  void nothingFoundAndNothingWrongIsNone() {
    assertThat(entry(0, 0).status()).isEqualTo(LedgerStatus.NONE);
  }

  @Test
  void recordsAndNothingWrongIsFound() {
    assertThat(entry(2, 0).status()).isEqualTo(LedgerStatus.FOUND);
  }

  @Test
  void quarantinedRecordsAreNeverReportedAsFoundOrNone() {
    assertThat(entry(2, 1).status()).isEqualTo(LedgerStatus.QUARANTINED);
    assertThat(entry(0, 1).status()).isEqualTo(LedgerStatus.QUARANTINED);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"FOUND", "NONE", "DONE", "ALREADY_DONE"},
      mode = Mode.EXCLUDE)
  void aGapIsNeverHiddenByRecords(LedgerStatus status) {
    LedgerEntry entry = entry(5, 0, part(status));

    assertThat(entry.found()).isEqualTo(5);
    if (status != LedgerStatus.NOT_APPLICABLE) {
      assertThat(entry.status()).isEqualTo(status);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FOUND", "NONE", "DONE", "ALREADY_DONE"})
  void successCannotBeClaimed(LedgerStatus status) {
    assertThatIllegalArgumentException().isThrownBy(() -> part(status));
  }

  @Test
  void theWorstPartDecidesInAnyOrder() {
    Gap denied = part(LedgerStatus.NOT_READABLE);
    Gap failed = part(LedgerStatus.FAILED);
    Gap later = part(LedgerStatus.PENDING);

    assertThat(entry(1, 0, denied, failed, later).status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(entry(1, 0, later, failed, denied).status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(entry(1, 0, later, denied).status()).isEqualTo(LedgerStatus.NOT_READABLE);
  }

  @Test
  void anAbsentSourceIsNotReportedAsEmpty() {
    assertThat(entry(0, 0, ABSENT).status()).isEqualTo(LedgerStatus.NOT_APPLICABLE);
  }

  @Test
  void anAbsentSourceHidesNeitherRecordsNorErrors() {
    assertThat(entry(1, 0, ABSENT).status()).isEqualTo(LedgerStatus.FOUND);
    assertThat(entry(0, 1, ABSENT).status()).isEqualTo(LedgerStatus.QUARANTINED);
    assertThat(entry(0, 0, ABSENT, part(LedgerStatus.FAILED)).status())
        .isEqualTo(LedgerStatus.FAILED);
    assertThat(entry(0, 0, part(LedgerStatus.FAILED), ABSENT).status())
        .isEqualTo(LedgerStatus.FAILED);
  }

  @Test
  void countsAreCopied() {
    Map<String, Long> withheld = new HashMap<>(Map.of("password", 1L));
    LedgerEntry.Counts counts = new LedgerEntry.Counts(1, 0, 0, withheld);
    withheld.clear();

    assertThat(LedgerEntry.of(SOURCE, "Contacts", counts, List.of()).withheld())
        .containsExactly(Map.entry("password", 1L));
  }
}
