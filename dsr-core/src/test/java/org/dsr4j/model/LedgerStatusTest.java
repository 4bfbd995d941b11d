package org.dsr4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LedgerStatusTest {

  @Test
  void worseAgreesWithTheCompletionTable() {
    for (LedgerStatus a : LedgerStatus.values()) {
      for (LedgerStatus b : LedgerStatus.values()) {
        LedgerStatus worse = a.worse(b);
        assertThat(worse).as("%s and %s", a, b).isIn(a, b);
        assertThat(worse.completion())
            .as("%s and %s", a, b)
            .isGreaterThanOrEqualTo(a.completion())
            .isGreaterThanOrEqualTo(b.completion());
      }
    }
  }

  @Test
  void theOrderOfGapsDoesNotMatter() {
    for (LedgerStatus a : LedgerStatus.values()) {
      for (LedgerStatus b : LedgerStatus.values()) {
        assertThat(a.worse(b)).as("%s and %s", a, b).isEqualTo(b.worse(a));
      }
    }
  }

  @Test
  void anErrorIsWorseThanAMissingPermission() {
    assertThat(LedgerStatus.NOT_READABLE.worse(LedgerStatus.FAILED)).isEqualTo(LedgerStatus.FAILED);
  }
}
