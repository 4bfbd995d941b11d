package org.dsr4j.testkit.assertj;

import static org.dsr4j.testkit.assertj.DsrAssertions.*;
import static org.dsr4j.testkit.assertj.LedgerEntries.failure;

import org.assertj.core.api.SoftAssertions;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.RunOptions;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Completion;
import org.dsr4j.model.Report;
import org.junit.jupiter.api.Test;

class ReportAssertTest {

  private final Report whole = discover(new HrService().source("employee", HrService.EMPLOYEE));
  private final Report partial = discover(HrService.ordinary());

  private static Report discover(HrService service) {
    try (Dsr dsr = service.dsr()) {
      return dsr.discover(HrService.request());
    }
  }

  @Test
  void passesIfTheReportIsAsExpected() {
    assertThat(whole).isComplete().entry("employee").isFound(1).withheld("pin");
    assertThat(partial).hasCompletion(Completion.PARTIAL).ledger().isIncompleteOnlyAt("payroll");
  }

  @Test
  void showsTheReasonsForAnotherCompletion() {
    assertThat(failure(() -> assertThat(partial).isComplete()))
        .isEqualTo(
            """
            Expecting report DSR-1 (DISCOVER) to be
              COMPLETE
            but it is
              PARTIAL
            because of

              source      seen            code          detail
              hr/payroll  NOT_READABLE 0  hr.forbidden  Grant Payroll.Read\
            """);
  }

  @Test
  void showsTheCompletionOfTheWholeRun() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    Report cancelled;
    try (Dsr dsr = HrService.ordinary().dsr()) {
      cancelled =
          dsr.export(
                  java.util.List.of(HrService.request()),
                  any -> ExportTarget.records(record -> {}),
                  RunOptions.defaults().cancelledBy(cancellation))
              .get(0);
    }

    assertThat(cancelled).hasCompletion(Completion.CANCELLED);
    assertThat(failure(() -> assertThat(cancelled).isComplete()))
        .startsWith(
            """
            Expecting report DSR-1 (EXPORT) to be
              COMPLETE
            but the whole run ended as
              CANCELLED\
            """);
  }

  @Test
  void checksThatTheReportHasAllDeclaredSources() {
    try (Dsr dsr = HrService.ordinary().dsr()) {
      assertThat(partial).accountsForEverySourceOf(dsr);
    }
  }

  @Test
  void showsTheSourcesThatOneSideLacks() {
    try (Dsr dsr = new HrService().source("employee").source("leave").dsr()) {
      assertThat(failure(() -> assertThat(partial).accountsForEverySourceOf(dsr)))
          .isEqualTo(
              """
              Expecting one line for each declared source

                source      expected      seen
                hr/leave    one line      no line
                hr/badge    not declared  NONE 0
                hr/payroll  not declared  NOT_READABLE 0\
              """);
    }
  }

  @Test
  void aDescriptionIsKeptInDerivedAssertions() {
    assertThat(failure(() -> assertThat(partial).as("seed %d", 7).isComplete()))
        .startsWith("[seed 7] Expecting report");
    assertThat(failure(() -> assertThat(partial).as("seed %d", 7).entry("badge").isFound(1)))
        .startsWith("[seed 7] Expecting hr/badge");
    assertThat(failure(() -> assertThat(partial).as("seed %d", 7).ledger().isComplete()))
        .startsWith("[seed 7] Expecting the ledger");
  }

  @Test
  void softAssertionsCollectFailures() {
    SoftAssertions softly = new SoftAssertions();
    softly.check(() -> assertThat(partial).isComplete());
    softly.check(() -> assertThat(partial).entry("badge").isFound(1));
    softly.check(() -> assertThat(partial).entry("badge").isNone());

    assertThat(softly.assertionErrorsCollected()).hasSize(2);
  }
}
