package org.dsr4j.it.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.it.support.ErasureCase.ledger;
import static org.dsr4j.it.support.ErasureCase.state;
import static org.dsr4j.it.support.ErasureCase.stepMessage;
import static org.dsr4j.it.support.ErasureCase.stepReport;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepState;
import org.dsr4j.it.support.ErasureCase;
import org.dsr4j.it.support.LostResponses;
import org.dsr4j.it.support.SeededErasure;
import org.dsr4j.it.support.StepCalls;
import org.dsr4j.model.Completion;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.testkit.SimulatedTenant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every call of an erasure is refused, throttled or lost: the report is correct, and the end result
 * is the same.
 */
class ErasureOutcomeTest {

  private static SeededErasure seeded;
  private static SimulatedTenant tenant;

  private ErasureCase erasure;

  @BeforeAll
  static void seed() {
    seeded = new SeededErasure();
    tenant = seeded.tenant();
  }

  @AfterAll
  static void stop() {
    seeded.close();
  }

  @BeforeEach
  void anew() {
    erasure = seeded.restart();
  }

  /**
   * One step of each kind. The record of a retired device is removed automatically, so there is no
   * call for it.
   */
  static Stream<String> kinds() {
    return seeded.plan().steps().stream()
        .filter(StepCalls::isKnown)
        // A step that a later phase settles does not hold up the account: RefusedAttachmentsTest.
        .filter(step -> step.settledBy() == null)
        .map(PlannedStep::kind)
        .filter(kind -> !kind.equals("delete-device"))
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aThrottledStepReportsItsRetryTimeAndIsDoneThen(String kind) {
    PlannedStep step = erasure.step(kind);
    tenant.faults().on(StepCalls.path(step)).onMethod(StepCalls.method(step)).throttle("3600");

    ChangeReport report = runUntilSent(step);

    assertThat(state(report, step)).isEqualTo(StepState.RETRY_LATER);
    assertThat(stepReport(report, step).nextAt()).isEqualTo(tenant.now().plus(Duration.ofHours(1)));
    assertThat(report.resumeAt()).isPresent();
    assertThat(stepMessage(report, step)).contains("429", "run again later");
    assertThat(ledger(report, step).status()).isEqualTo(LedgerStatus.PENDING);
    assertThat(report.completion()).isGreaterThanOrEqualTo(Completion.PENDING);
    assertThat(erasure.requestsOf(step)).hasSize(1);
    tenant.faults().clear();
    erasure.run();
    assertThat(erasure.requestsOf(step)).as("not before its time").hasSize(1);
    seeded.assertSameEnd(erasure);
    assertThat(erasure.effectCount(step)).isEqualTo(1);
  }

  /** Runs until the call of the step was sent; a purge waits for the time of the order before. */
  private ChangeReport runUntilSent(PlannedStep step) {
    return erasure.runUntil(report -> !erasure.requestsOf(step).isEmpty());
  }

  @Test
  void aShortRetryDelayIsWaitedFor() {
    PlannedStep step = erasure.step("block-sign-in");
    tenant.faults().on(StepCalls.path(step)).onMethod("PATCH").times(1).throttle("1");

    ChangeReport report = erasure.runUntilBlocked(step);

    assertThat(state(report, step)).isEqualTo(StepState.DONE);
    assertThat(erasure.requestsOf(step)).hasSize(2);
    seeded.assertSameEnd(erasure);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aConflictIsRetriedLater(String kind) {
    isLaterAfter(kind, 409);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aNotFoundAnswerForAVisibleObjectIsRetriedLater(String kind) {
    isLaterAfter(kind, 404);
  }

  private void isLaterAfter(String kind, int status) {
    PlannedStep step = erasure.step(kind);
    tenant.faults().on(StepCalls.path(step)).onMethod(StepCalls.method(step)).reply(status);

    ChangeReport report = runUntilSent(step);

    assertThat(state(report, step)).isEqualTo(StepState.RETRY_LATER);
    assertThat(stepReport(report, step).nextAt())
        .isEqualTo(tenant.now().plus(Duration.ofMinutes(1)));
    assertThat(stepMessage(report, step))
        .contains(Integer.toString(status))
        .containsPattern("again|resume");
    assertThat(ledger(report, step).status()).isEqualTo(LedgerStatus.PENDING);
    assertThat(report.completion()).isGreaterThanOrEqualTo(Completion.PENDING);
    assertThat(erasure.requestsOf(step)).hasSize(1);
    tenant.faults().clear();
    seeded.assertSameEnd(erasure);
    assertThat(erasure.effectCount(step)).isEqualTo(1);
  }

  /**
   * Kinds whose refusal has only this reason. A purge is not included, because it may be refused
   * for seven days.
   */
  static Stream<String> refusable() {
    return kinds().filter(kind -> !kind.equals("purge-account"));
  }

  @ParameterizedTest
  @MethodSource("refusable")
  void aMissingPermissionIsNamedAndTheStepIsDoneAfterItIsGranted(String kind) {
    PlannedStep step = erasure.step(kind);
    tenant.faults().on(StepCalls.path(step)).onMethod(StepCalls.method(step)).reply(403);

    ChangeReport report = erasure.runUntilBlocked(step);

    assertThat(state(report, step)).isEqualTo(StepState.REFUSED);
    assertThat(stepReport(report, step).nextAt()).isNull();
    assertThat(step.permissions()).isNotEmpty();
    assertThat(stepMessage(report, step))
        .contains("403", "grant")
        .contains(step.permissions().get(0).split("\\|"));
    assertThat(ledger(report, step).status()).isEqualTo(LedgerStatus.NOT_READABLE);
    assertThat(report.completion()).isEqualTo(Completion.PARTIAL);
    tenant.faults().clear();
    seeded.assertSameEnd(erasure);
    assertThat(erasure.effectCount(step)).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void anAppliedChangeWithoutAnAnswerIsDetectedAndNotSentAgain(String kind) {
    PlannedStep step = erasure.step(kind);
    LostResponses lost = LostResponses.after(step);
    tenant.watch(lost);

    ChangeReport report = erasure.runUntil(any -> lost.disconnectCount() > 0);

    tenant.unwatch();
    assertThat(lost.disconnectCount()).isEqualTo(1);
    if (kind.equals("wipe-app-data")) {
      // It has no visible effect until the app is opened.
      assertThat(state(report, step)).isEqualTo(StepState.UNKNOWN);
      assertThat(stepMessage(report, step)).contains("resume");
    } else if (List.of("wipe-device", "retire-device").contains(kind)) {
      assertThat(state(report, step)).isEqualTo(StepState.PENDING);
      assertThat(stepMessage(report, step)).contains("poll again later");
    } else {
      assertThat(state(report, step)).isEqualTo(StepState.DONE);
    }
    seeded.assertSameEnd(erasure);
    assertThat(erasure.requestsOf(step)).hasSize(1);
  }

  @Test
  void aLostRequestWhoseAcceptanceNobodySeesIsNeverSentAgain() {
    PlannedStep step = erasure.step("wipe-app-data");
    LostResponses lost = LostResponses.before(step);
    tenant.watch(lost);
    ChangeReport report = erasure.runUntil(any -> lost.disconnectCount() > 0);
    tenant.unwatch();

    for (int run = 0; run < 5; run++) {
      erasure.advanceTimeAndUseDevices(report);
      report = erasure.run();
      assertThat(state(report, step)).isEqualTo(StepState.UNKNOWN);
    }
    assertThat(stepMessage(report, step)).contains("does not send it again", "portal", "attest");
    assertThat(erasure.requestsOf(step)).hasSize(1);

    seeded.devices().requestLostAppWipe(seeded.plan(), report);
    seeded.assertSameEnd(erasure);
    assertThat(erasure.requestsOf(step)).hasSize(1);
  }

  static Stream<String> observableKinds() {
    return kinds().filter(kind -> !kind.equals("wipe-app-data"));
  }

  @ParameterizedTest
  @MethodSource("observableKinds")
  void aLostRequestIsSentAgainOnlyAfterTheWaitingTime(String kind) {
    PlannedStep step = erasure.step(kind);
    LostResponses lost = LostResponses.before(step);
    tenant.watch(lost);

    ChangeReport report = erasure.runUntil(any -> lost.disconnectCount() > 0);

    tenant.unwatch();
    Instant sentAt = tenant.now();
    assertThat(lost.disconnectCount()).isEqualTo(1);
    assertThat(state(report, step)).isEqualTo(StepState.UNKNOWN);
    assertThat(ledger(report, step).status()).isEqualTo(LedgerStatus.UNKNOWN);
    assertThat(report.completion()).isEqualTo(Completion.PARTIAL);
    assertThat(stepMessage(report, step)).containsPattern("again|resume");
    if (step.irreversible()) {
      report = erasure.run();
      assertThat(state(report, step)).isEqualTo(StepState.UNKNOWN);
      assertThat(stepReport(report, step).nextAt()).isEqualTo(sentAt.plus(Duration.ofMinutes(15)));
      assertThat(stepMessage(report, step)).contains("resume after the given time");
      assertThat(erasure.requestsOf(step)).as("too early to send it again").hasSize(1);
      tenant.now(sentAt.plus(Duration.ofMinutes(15)));
      erasure.run();
      assertThat(erasure.requestsOf(step)).as("one jump of the clock").hasSize(1);
      tenant.now(sentAt.plus(Duration.ofMinutes(30)));
    }
    erasure.run();
    assertThat(erasure.requestsOf(step)).hasSize(2);
    seeded.assertSameEnd(erasure);
    assertThat(erasure.effectCount(step)).isEqualTo(1);
  }
}
