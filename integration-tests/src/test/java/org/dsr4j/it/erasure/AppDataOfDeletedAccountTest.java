package org.dsr4j.it.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.it.support.ErasureCase.state;
import static org.dsr4j.it.support.ErasureCase.stepMessage;

import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepState;
import org.dsr4j.it.support.ErasureCase;
import org.dsr4j.it.support.SeededErasure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A deleted account has no list of apps, which does not prove that the app data were removed. */
class AppDataOfDeletedAccountTest {

  private static SeededErasure seeded;

  private ErasureCase erasure;
  private PlannedStep wipe;

  @BeforeAll
  static void plan() {
    seeded = new SeededErasure();
  }

  @AfterAll
  static void close() {
    seeded.close();
  }

  @BeforeEach
  void restart() {
    erasure = seeded.restart();
    wipe = erasure.step("wipe-app-data");
  }

  @Test
  void appDataOfAnAccountThatOthersDeletedBeforeAreNotReportedAsRemoved() {
    seeded.devices().person().softDeleted();

    ChangeReport report = erasure.run();

    assertThat(state(report, wipe)).isEqualTo(StepState.RETRY_LATER);
    assertThat(stepMessage(report, wipe)).contains("does not prove", "Restore", "attest");
    assertThat(erasure.requestsOf(wipe)).isEmpty();
  }

  @Test
  void appDataOfAnAccountThatOthersDeleteDuringTheWipeStayPending() {
    ChangeReport report = erasure.runUntilBlocked(wipe);
    assertThat(state(report, wipe)).isEqualTo(StepState.PENDING);
    seeded.devices().person().softDeleted();

    erasure.advanceTimeAndUseDevices(report);
    report = erasure.run();

    assertThat(state(report, wipe)).isEqualTo(StepState.PENDING);
    assertThat(erasure.requestsOf(wipe)).hasSize(1);
  }

  @Test
  void theWipeContinuesWhenTheAccountIsRestored() {
    ChangeReport report = erasure.runUntilBlocked(wipe);
    seeded.devices().person().softDeleted();
    erasure.advanceTimeAndUseDevices(report);
    report = erasure.run();
    seeded.devices().person().restored();

    seeded.assertSameEnd(erasure);
    assertThat(erasure.requestsOf(wipe)).hasSize(1);
  }
}
