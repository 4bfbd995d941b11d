package org.dsr4j.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.it.ErasureCase.ledger;
import static org.dsr4j.it.ErasureCase.of;
import static org.dsr4j.it.ErasureCase.state;
import static org.dsr4j.it.ErasureCase.text;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepState;
import org.dsr4j.model.Completion;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.testkit.SimulatedTenant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call of an erasure refused, throttled, lost: what is told, and that it ends the same. */
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
    erasure = seeded.anew();
  }

  /** One step of each kind; the record of a retired device goes with it, so nothing is called. */
  static Stream<String> kinds() {
    return seeded.plan().steps().stream()
        .filter(StepCalls::knows)
        .map(PlannedStep::kind)
        .filter(kind -> !kind.equals("delete-device"))
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aThrottledStepSaysWhenToComeBackAndIsDoneThen(String kind) {
    PlannedStep step = erasure.step(kind);
    tenant.faults().on(StepCalls.path(step)).onMethod(StepCalls.method(step)).throttle("3600");

    ChangeReport report = erasure.untilStuck(step);

    assertThat(state(report, step)).isEqualTo(StepState.LATER);
    assertThat(of(report, step).nextAt()).isEqualTo(tenant.now().plus(Duration.ofHours(1)));
    assertThat(report.resumeAt()).isPresent();
    assertThat(text(report, step)).contains("429", "run again later");
    assertThat(ledger(report, step).status()).isEqualTo(LedgerStatus.PENDING);
    assertThat(report.completion()).isGreaterThanOrEqualTo(Completion.PENDING);
    assertThat(erasure.sent(step)).hasSize(1);
    tenant.faults().clear();
    erasure.run();
    assertThat(erasure.sent(step)).as("not before its time").hasSize(1);
    seeded.endsAsEver(erasure);
    assertThat(erasure.taken(step)).isEqualTo(1);
  }

  @Test
  void aShortWaitIsWaitedFor() {
    PlannedStep step = erasure.step("block-sign-in");
    tenant.faults().on(StepCalls.path(step)).onMethod("PATCH").times(1).throttle("1");

    ChangeReport report = erasure.untilStuck(step);

    assertThat(state(report, step)).isEqualTo(StepState.DONE);
    assertThat(erasure.sent(step)).hasSize(2);
    seeded.endsAsEver(erasure);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aConflictIsTriedAgainLater(String kind) {
    isLaterAfter(kind, 409);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whatIsNotFoundAndStillSeenIsTriedAgainLater(String kind) {
    isLaterAfter(kind, 404);
  }

  private void isLaterAfter(String kind, int status) {
    PlannedStep step = erasure.step(kind);
    tenant.faults().on(StepCalls.path(step)).onMethod(StepCalls.method(step)).reply(status);

    ChangeReport report = erasure.untilStuck(step);

    assertThat(state(report, step)).isEqualTo(StepState.LATER);
    assertThat(of(report, step).nextAt()).isEqualTo(tenant.now().plus(Duration.ofMinutes(1)));
    assertThat(text(report, step))
        .contains(Integer.toString(status))
        .containsPattern("again|resume");
    assertThat(ledger(report, step).status()).isEqualTo(LedgerStatus.PENDING);
    assertThat(report.completion()).isGreaterThanOrEqualTo(Completion.PENDING);
    assertThat(erasure.sent(step)).hasSize(1);
    tenant.faults().clear();
    seeded.endsAsEver(erasure);
    assertThat(erasure.taken(step)).isEqualTo(1);
  }

  /** Kinds of which a refusal has no other reason; a purge may be refused for seven days. */
  static Stream<String> refusable() {
    return kinds().filter(kind -> !kind.equals("purge-account"));
  }

  @ParameterizedTest
  @MethodSource("refusable")
  void aMissingPermissionIsNamedAndOnceGrantedTheStepIsDone(String kind) {
    PlannedStep step = erasure.step(kind);
    tenant.faults().on(StepCalls.path(step)).onMethod(StepCalls.method(step)).reply(403);

    ChangeReport report = erasure.untilStuck(step);

    assertThat(state(report, step)).isEqualTo(StepState.REFUSED);
    assertThat(of(report, step).nextAt()).isNull();
    assertThat(step.permissions()).isNotEmpty();
    assertThat(text(report, step))
        .contains("403", "grant")
        .contains(step.permissions().get(0).split("\\|"));
    assertThat(ledger(report, step).status()).isEqualTo(LedgerStatus.NOT_READABLE);
    assertThat(report.completion()).isEqualTo(Completion.PARTIAL);
    tenant.faults().clear();
    seeded.endsAsEver(erasure);
    assertThat(erasure.taken(step)).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whatWasAppliedWithoutAnAnswerIsSeenAndNeverSentAgain(String kind) {
    PlannedStep step = erasure.step(kind);
    LostAnswers lost = LostAnswers.after(step);
    tenant.watch(lost);

    ChangeReport report = erasure.until(any -> lost.cut() > 0);

    tenant.unwatch();
    assertThat(lost.cut()).isEqualTo(1);
    if (kind.equals("wipe-app-data")) {
      // It leaves no trace until somebody opens the app.
      assertThat(state(report, step)).isEqualTo(StepState.UNKNOWN);
      assertThat(text(report, step)).contains("resume");
    } else if (List.of("wipe-device", "retire-device").contains(kind)) {
      assertThat(state(report, step)).isEqualTo(StepState.PENDING);
      assertThat(text(report, step)).contains("ask again later");
    } else {
      assertThat(state(report, step)).isEqualTo(StepState.DONE);
    }
    seeded.endsAsEver(erasure);
    assertThat(erasure.sent(step)).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whatWasLostOnTheWayIsSentAgainOnlyOnceTheServiceHasSettled(String kind) {
    PlannedStep step = erasure.step(kind);
    LostAnswers lost = LostAnswers.before(step);
    tenant.watch(lost);

    ChangeReport report = erasure.until(any -> lost.cut() > 0);

    tenant.unwatch();
    Instant sentAt = tenant.now();
    assertThat(lost.cut()).isEqualTo(1);
    assertThat(state(report, step)).isEqualTo(StepState.UNKNOWN);
    assertThat(ledger(report, step).status()).isEqualTo(LedgerStatus.UNKNOWN);
    assertThat(report.completion()).isEqualTo(Completion.PARTIAL);
    assertThat(text(report, step)).containsPattern("again|resume");
    if (step.irreversible()) {
      report = erasure.run();
      assertThat(state(report, step)).isEqualTo(StepState.UNKNOWN);
      assertThat(of(report, step).nextAt()).isEqualTo(sentAt.plus(Duration.ofMinutes(15)));
      assertThat(text(report, step)).contains("resume after the time given");
      assertThat(erasure.sent(step)).as("too early to send it again").hasSize(1);
      tenant.now(sentAt.plus(Duration.ofMinutes(15)));
    }
    erasure.run();
    assertThat(erasure.sent(step)).hasSize(2);
    seeded.endsAsEver(erasure);
    assertThat(erasure.taken(step)).isEqualTo(1);
  }
}
