package org.dsr4j.testkit.assertj;

import static org.dsr4j.testkit.assertj.DsrAssertions.*;
import static org.dsr4j.testkit.assertj.LedgerEntries.FAILED;
import static org.dsr4j.testkit.assertj.LedgerEntries.FOUND_TWO;
import static org.dsr4j.testkit.assertj.LedgerEntries.NONE;
import static org.dsr4j.testkit.assertj.LedgerEntries.NOT_READABLE;
import static org.dsr4j.testkit.assertj.LedgerEntries.SKIPPED;
import static org.dsr4j.testkit.assertj.LedgerEntries.counted;
import static org.dsr4j.testkit.assertj.LedgerEntries.failure;
import static org.dsr4j.testkit.assertj.LedgerEntries.ledger;
import static org.dsr4j.testkit.assertj.LedgerEntries.with;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dsr4j.model.Completion;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Ledger;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.SourceRef;
import org.dsr4j.testkit.assertj.LedgerEntries.HrError;
import org.junit.jupiter.api.Test;

class LedgerAssertTest {

  private final Ledger whole = ledger(FOUND_TWO, NONE);
  private final Ledger broken = ledger(FOUND_TWO, NONE, NOT_READABLE, FAILED, SKIPPED);

  @Test
  void passesIfTheCompletionFollowsFromTheLines() {
    assertThat(whole).isComplete();
    assertThat(broken).hasCompletion(Completion.PARTIAL);
  }

  @Test
  void showsTheLinesThatPreventACompletion() {
    assertThat(failure(() -> assertThat(broken).isComplete()))
        .isEqualTo(
            """
            Expecting the ledger to be
              COMPLETE
            but it is
              PARTIAL
            because of

              source      seen            code          detail
              hr/payroll  NOT_READABLE 0  hr.forbidden  Grant Payroll.Read
              hr/leave    FAILED 7        hr.broken     Page 2 broke off
              hr/archive  SKIPPED 0       hr.forbidden  By policy\
            """);
  }

  @Test
  void showsAllLinesIfTheCompletionIsBetterThanExpected() {
    assertThat(failure(() -> assertThat(whole).hasCompletion(Completion.PARTIAL)))
        .isEqualTo(
            """
            Expecting the ledger to be
              PARTIAL
            but it is
              COMPLETE
            as follows from all its lines

              source       seen     code  detail
              hr/employee  FOUND 2
              hr/badge     NONE 0\
            """);
    assertThat(failure(() -> assertThat(ledger()).isComplete())).contains("(the ledger is empty)");
  }

  @Test
  void limitsTheLengthOfATable() {
    Ledger large =
        new Ledger(
            IntStream.range(0, 50).mapToObj(i -> counted("s" + i, 1, 0, 0, Map.of())).toList());

    assertThat(failure(() -> assertThat(large).hasCompletion(Completion.FAILED)))
        .contains("hr/s19")
        .doesNotContain("hr/s20")
        .endsWith("  … and 30 more");
  }

  @Test
  void findsALineByInstanceAndSourceOrBySourceAlone() {
    assertThat(broken).entry("hr/payroll").isNotReadable();
    assertThat(broken).entry("payroll").isNotReadable();
    assertThat(failure(() -> assertThat(broken).entry("payroll").isNone()))
        .startsWith("Expecting hr/payroll");
  }

  @Test
  void listsTheExistingLinesIfTheNamedOneIsMissing() {
    assertThat(failure(() -> assertThat(whole).entry("hr/emploee")))
        .isEqualTo(
            """
            Expecting one line for source
              hr/emploee
            but there are only
              hr/employee
              hr/badge\
            """);
  }

  @Test
  void demandsTheInstanceIfSeveralHaveTheSource() {
    LedgerEntry other =
        LedgerEntry.of(
            new SourceRef("east", "badge"), "Badge", LedgerEntry.Counts.NOTHING, List.of());

    assertThat(failure(() -> assertThat(ledger(NONE, other)).entry("badge")))
        .endsWith("but each of these has one\n  hr/badge\n  east/badge");
  }

  @Test
  void detectsSourcesThatWereTriedAndNotReadCompletely() {
    assertThat(whole).isIncompleteOnlyAt();
    assertThat(broken).isIncompleteOnlyAt("hr/payroll", "leave");
  }

  @Test
  void showsUnexpectedIncompleteAndCompleteSources() {
    assertThat(failure(() -> assertThat(broken).isIncompleteOnlyAt("payroll", "employee")))
        .isEqualTo(
            """
            Expecting other sources to be incomplete

              source       expected      seen      code       detail
              hr/employee  incomplete    FOUND 2
              hr/leave     read in full  FAILED 7  hr.broken  Page 2 broke off\
            """);
    assertThat(failure(() -> assertThat(broken).isIncompleteOnlyAt("nothing-like-it")))
        .startsWith("Expecting one line for source");
  }

  @Test
  void comparisonIgnoresDetails() {
    LedgerEntry again = with("payroll", 0, Gap.notReadable(HrError.FORBIDDEN, "Another wording"));

    assertThat(ledger(NONE, NOT_READABLE)).hasSameLinesAs(ledger(again, NONE));
    assertThat(ledger(FOUND_TWO, NOT_READABLE))
        .hasSameLinesAs(ledger(FOUND_TWO, counted("payroll", 3, 0, 0, Map.of())), "payroll");
  }

  @Test
  void showsTheLinesThatDiffer() {
    Ledger expected =
        ledger(
            FOUND_TWO,
            NONE,
            with("payroll", 0, Gap.failed(HrError.BROKEN, "Broken")),
            counted("leave", 9, 0, 1, Map.of()),
            counted("parking", 1, 0, 0, Map.of()));

    assertThat(failure(() -> assertThat(broken).hasSameLinesAs(expected)))
        .isEqualTo(
            """
            Expecting the same lines as in the other ledger

              source      expected               seen            code                               detail
              hr/payroll  FAILED 0               NOT_READABLE 0  hr.forbidden instead of hr.broken  Grant Payroll.Read
              hr/leave    FOUND 9, duplicates 1  FAILED 7        hr.broken                          Page 2 broke off
              hr/parking  FOUND 1                no line
              hr/archive  no line                SKIPPED 0       hr.forbidden                       By policy\
            """);
  }

  @Test
  void anExcludedSourceMustExist() {
    assertThat(failure(() -> assertThat(whole).hasSameLinesAs(whole, "payrol")))
        .startsWith("Expecting one line for source\n  payrol");
  }
}
