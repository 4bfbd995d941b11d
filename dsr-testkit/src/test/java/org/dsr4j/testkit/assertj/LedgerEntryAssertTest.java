package org.dsr4j.testkit.assertj;

import static org.dsr4j.testkit.assertj.DsrAssertions.*;
import static org.dsr4j.testkit.assertj.LedgerEntries.COUNTED;
import static org.dsr4j.testkit.assertj.LedgerEntries.FAILED;
import static org.dsr4j.testkit.assertj.LedgerEntries.FOUND_TWO;
import static org.dsr4j.testkit.assertj.LedgerEntries.NONE;
import static org.dsr4j.testkit.assertj.LedgerEntries.NOT_READABLE;
import static org.dsr4j.testkit.assertj.LedgerEntries.failure;

import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.testkit.assertj.LedgerEntries.HrError;
import org.junit.jupiter.api.Test;

class LedgerEntryAssertTest {

  @Test
  void passesIfTheLineIsAsExpected() {
    assertThat(FOUND_TWO).isFound(2).hasFound(2).hasStatus(LedgerStatus.FOUND).isComplete();
    assertThat(NONE).isNone().hasFound(0).isComplete();
    assertThat(NOT_READABLE).isNotReadable().because("hr.forbidden").because(HrError.FORBIDDEN);
    assertThat(FAILED).isFailed().hasFound(7).because(HrError.BROKEN);
    assertThat(COUNTED).hasQuarantined(2).hasDuplicates(3).withheld("pin");
  }

  @Test
  void showsTheExpectedLineTheActualLineAndTheReasons() {
    assertThat(failure(() -> assertThat(NOT_READABLE).isFound(2)))
        .isEqualTo(
            """
            Expecting hr/payroll
              to be    FOUND 2
              but was  NOT_READABLE 0
              because  hr.forbidden: Grant Payroll.Read\
            """);
  }

  @Test
  void showsAllCounts() {
    assertThat(failure(() -> assertThat(COUNTED).hasQuarantined(0)))
        .isEqualTo(
            """
            Expecting hr/mail
              to be    a line with 0 quarantined
              but was  QUARANTINED 1, quarantined 2, duplicates 3, withheld pin 1\
            """);
  }

  @Test
  void aFailedLineWithRecordsIsNotFound() {
    assertThat(failure(() -> assertThat(FAILED).isFound(7))).contains("but was  FAILED 7");
    assertThat(failure(() -> assertThat(FOUND_TWO).isFound(1))).contains("to be    FOUND 1");
  }

  @Test
  void failsIfTheLineDiffers() {
    assertThat(failure(() -> assertThat(NOT_READABLE).isNone())).contains("to be    NONE");
    assertThat(failure(() -> assertThat(FAILED).isNotReadable())).contains("to be    NOT_READABLE");
    assertThat(failure(() -> assertThat(NONE).isFailed())).contains("to be    FAILED");
    assertThat(failure(() -> assertThat(COUNTED).isComplete())).contains("to be    complete");
    assertThat(failure(() -> assertThat(NONE).hasStatus(LedgerStatus.FOUND)))
        .contains("but was  NONE 0");
    assertThat(failure(() -> assertThat(FAILED).hasFound(0))).contains("a line with 0 found");
    assertThat(failure(() -> assertThat(COUNTED).hasDuplicates(0))).contains("with 0 duplicates");
    assertThat(failure(() -> assertThat(COUNTED).withheld("name"))).contains("with name withheld");
    assertThat(failure(() -> assertThat(FAILED).because(HrError.FORBIDDEN)))
        .contains("a line because of hr.forbidden");
    assertThat(failure(() -> assertThat(NONE).because("hr.broken")))
        .contains("because of hr.broken");
  }

  @Test
  void refusesToExpectZeroFoundRecords() {
    assertThatThrownBy(() -> assertThat(NONE).isFound(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("isNone()");
  }

  @Test
  void aNullLineFails() {
    assertThat(failure(() -> assertThat((LedgerEntry) null).isNone())).contains("not to be null");
  }
}
