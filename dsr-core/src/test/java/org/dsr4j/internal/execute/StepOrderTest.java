package org.dsr4j.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.dsr4j.change.ChangePhase;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.FakeVault;
import org.dsr4j.change.ManualClock;
import org.dsr4j.change.Reversibility;
import org.dsr4j.change.StepDraft;
import org.dsr4j.change.StepReport;
import org.dsr4j.change.StepState;
import org.dsr4j.change.VaultErasureFixture;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.Proposal;
import org.dsr4j.spi.StepOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which steps wait for others, which are tried again, and when a case is looked at again. */
class StepOrderTest {

  private static final Gap BUSY =
      new Gap(LedgerStatus.PENDING, DsrError.STEP_PENDING, "the service is busy");
  private static final Gap NO = Gap.failed(DsrError.PERMISSION_MISSING, "not while others exist");
  private static final Gap LOST =
      new Gap(LedgerStatus.UNKNOWN, DsrError.STEP_UNKNOWN, "the connection broke");

  private final VaultErasureFixture desk = new VaultErasureFixture();

  private static StepReport step(ChangeReport report, String id) {
    return report.step(id).orElseThrow();
  }

  private static StepState state(ChangeReport report, String id) {
    return step(report, id).state();
  }

  private StepDraft device(int number) {
    return StepDraft.of(
            "device", ChangePhase.DEVICES, "release-device", "device-" + number + "-aaaa")
        .reversibility(Reversibility.REVERSIBLE);
  }

  private void propose(UnaryOperator<StepDraft> devices) {
    desk.vault.forget("notes", FakeVault.ANNA);
    desk.vault.planner =
        (task, proposal) -> {
          proposal.step(devices.apply(device(1))).step(devices.apply(device(2)));
          proposal.step(
              StepDraft.of("account", ChangePhase.ACCOUNT, "remove-account", FakeVault.ANNA));
          proposal.noData("notes");
        };
  }

  static Stream<StepOutcome> notDone() {
    Instant later = ManualClock.START.plus(Duration.ofDays(1));
    return Stream.of(
        new StepOutcome.Refused(NO),
        new StepOutcome.RetryLater(later, BUSY),
        new StepOutcome.Unknown(LOST),
        new StepOutcome.Pending("t", later, BUSY, ""),
        new StepOutcome.AwaitingApproval("code", later, BUSY));
  }

  @ParameterizedTest
  @MethodSource("notDone")
  void aSettledStepIsTriedAndNeverBlocksALaterPhase(StepOutcome outcome) {
    propose(draft -> draft.settledBy(ChangePhase.ACCOUNT));
    desk.vault.next("release-device", (call, apply) -> outcome);

    ChangeReport report = desk.execute();

    assertThat(desk.vault.calls).contains("perform 01-release-device");
    assertThat(state(report, "03-remove-account")).isEqualTo(StepState.DONE);
    assertThat(desk.vault.calls.indexOf("perform 01-release-device"))
        .isLessThan(desk.vault.calls.indexOf("perform 03-remove-account"));
  }

  @ParameterizedTest
  @MethodSource("notDone")
  void aStepThatNothingSettlesBlocksTheLaterPhases(StepOutcome outcome) {
    propose(draft -> draft);
    desk.vault.next("release-device", (call, apply) -> outcome);
    desk.vault.next("release-device", (call, apply) -> outcome);
    desk.vault.next("release-device", (call, apply) -> outcome);

    ChangeReport report = desk.execute();

    assertThat(state(report, "03-remove-account")).isEqualTo(StepState.BLOCKED);
    assertThat(step(report, "03-remove-account").next().orElseThrow()).contains("release-device");
  }

  @Test
  void aSettledStepThatIsNotDoneIsReportedAndTheCaseIsNotComplete() {
    propose(draft -> draft.settledBy(ChangePhase.ACCOUNT));
    for (int i = 0; i < 4; i++) {
      desk.vault.next("release-device", (call, apply) -> new StepOutcome.Refused(NO));
    }

    ChangeReport report = desk.execute();

    assertThat(state(report, "01-release-device")).isEqualTo(StepState.REFUSED);
    assertThat(report.ledger().entry("device").orElseThrow().status())
        .isEqualTo(LedgerStatus.FAILED);
    assertThat(report.completion()).isEqualTo(Completion.PARTIAL);
  }

  @Test
  void aRefusedStepIsInspectedAgainAfterThePhaseThatSettlesIt() {
    propose(draft -> draft.settledBy(ChangePhase.ACCOUNT));
    desk.vault.next("release-device", (call, apply) -> new StepOutcome.Refused(NO));
    desk.vault.next("release-device", (call, apply) -> new StepOutcome.Refused(NO));
    desk.vault.next(
        "remove-account",
        (call, apply) -> {
          apply.run();
          desk.vault.forget("device", FakeVault.ANNA);
          return new StepOutcome.Done("");
        });

    ChangeReport report = desk.execute();

    assertThat(state(report, "01-release-device")).isEqualTo(StepState.ALREADY_DONE);
    assertThat(state(report, "02-release-device")).isEqualTo(StepState.ALREADY_DONE);
  }

  @Test
  void aSettledStepThatWasNotTriedYetBlocks() {
    propose(draft -> draft.settledBy(ChangePhase.ACCOUNT));
    desk.vault.next(
        "release-device",
        (call, apply) -> {
          assertThat(desk.vault.removals).isEmpty();
          return new StepOutcome.Refused(NO);
        });

    desk.execute();

    assertThat(desk.vault.removals).containsKey(FakeVault.ANNA);
  }

  /** Refuses the first device while the second one exists. */
  private void refuseWhileOthersExist() {
    desk.vault.next("release-device", (call, apply) -> new StepOutcome.Refused(NO));
  }

  @Test
  void aRefusedSiblingIsTriedOnceMoreAfterTheOthers() {
    propose(draft -> draft);
    refuseWhileOthersExist();

    ChangeReport report = desk.execute();

    assertThat(report.steps()).allMatch(each -> each.state() == StepState.DONE);
    assertThat(step(report, "01-release-device").attempts()).isEqualTo(2);
  }

  @Test
  void aRefusedSiblingIsTriedAtMostTwiceInOneRun() {
    propose(draft -> draft);
    desk.vault.next("release-device", (call, apply) -> new StepOutcome.Refused(NO));
    desk.vault.next(
        "release-device",
        (call, apply) -> {
          apply.run();
          return new StepOutcome.Done("");
        });
    desk.vault.next("release-device", (call, apply) -> new StepOutcome.Refused(NO));

    ChangeReport report = desk.execute();

    assertThat(state(report, "01-release-device")).isEqualTo(StepState.REFUSED);
    assertThat(step(report, "01-release-device").attempts()).isEqualTo(2);
    assertThat(state(desk.resume(), "01-release-device")).isEqualTo(StepState.DONE);
  }

  @Test
  void aRefusedStepIsNotTriedAgainWhenNoSiblingEnded() {
    propose(draft -> draft);
    desk.vault.next("release-device", (call, apply) -> new StepOutcome.Refused(NO));
    desk.vault.next("release-device", (call, apply) -> new StepOutcome.Refused(NO));

    ChangeReport report = desk.execute();

    assertThat(step(report, "01-release-device").attempts()).isEqualTo(1);
    assertThat(step(report, "02-release-device").attempts()).isEqualTo(1);
  }

  @Test
  void aRefusedSiblingThatIsGoneMeanwhileIsNotAttempted() {
    propose(draft -> draft);
    desk.vault.next("release-device", (call, apply) -> new StepOutcome.Refused(NO));
    desk.vault.next(
        "release-device",
        (call, apply) -> {
          desk.vault.forget("device", FakeVault.ANNA);
          return new StepOutcome.Done("");
        });

    ChangeReport report = desk.execute();

    assertThat(state(report, "01-release-device")).isEqualTo(StepState.ALREADY_DONE);
    assertThat(step(report, "01-release-device").attempts()).isEqualTo(1);
  }

  private void proposeManual(ChangePhase before) {
    propose(draft -> draft);
    var steps = desk.vault.planner;
    desk.vault.planner =
        (task, proposal) -> {
          steps.accept(task, proposal);
          manual(proposal, before);
        };
  }

  private static void manual(Proposal proposal, ChangePhase before) {
    proposal.instructionBefore(before, "notes", "on-premises", "delete the account there");
  }

  @Test
  void aManualStepBlocksItsPhaseAndAllLaterOnesUntilItIsAttested() {
    proposeManual(ChangePhase.DEVICES);

    ChangeReport report = desk.execute();

    assertThat(desk.vault.performed()).isZero();
    assertThat(report.steps())
        .allMatch(each -> each.state() == StepState.BLOCKED)
        .allMatch(each -> each.next().orElseThrow().contains("m01"));
    desk.attest("m01");
    assertThat(desk.resume().steps()).allMatch(each -> each.state() == StepState.DONE);
  }

  @Test
  void aManualStepDoesNotBlockEarlierPhases() {
    proposeManual(ChangePhase.ACCOUNT);

    ChangeReport report = desk.execute();

    assertThat(state(report, "01-release-device")).isEqualTo(StepState.DONE);
    assertThat(state(report, "03-remove-account")).isEqualTo(StepState.BLOCKED);
  }

  static Stream<Instant> past() {
    return Stream.of(Instant.EPOCH, Instant.MIN, ManualClock.START);
  }

  @ParameterizedTest
  @MethodSource("past")
  void aTimeThatHasPassedBecomesAMinuteFromNow(Instant asked) {
    propose(draft -> draft);
    desk.vault.next(
        "release-device", (call, apply) -> new StepOutcome.Pending("t", asked, BUSY, ""));
    desk.vault.next("release-device", (call, apply) -> new StepOutcome.RetryLater(asked, BUSY));

    ChangeReport report = desk.execute();

    Instant soon = ManualClock.START.plus(Duration.ofMinutes(1));
    assertThat(step(report, "01-release-device").nextAt()).isEqualTo(soon);
    assertThat(step(report, "02-release-device").nextAt()).isEqualTo(soon);
    assertThat(report.resumeAt()).contains(soon);
  }

  @ParameterizedTest
  @MethodSource("past")
  void aTimeOfAnInspectionThatHasPassedBecomesAMinuteFromNow(Instant asked) {
    propose(draft -> draft);
    desk.vault.seen.put("device-1-aaaa", () -> new Inspection.InProgress("t", asked));
    desk.vault.seen.put("device-2-aaaa", () -> new Inspection.TooEarly(asked, BUSY));

    ChangeReport report = desk.execute();

    Instant soon = ManualClock.START.plus(Duration.ofMinutes(1));
    assertThat(step(report, "01-release-device").nextAt()).isEqualTo(soon);
    assertThat(step(report, "02-release-device").nextAt()).isEqualTo(soon);
  }

  static Stream<Instant> farFuture() {
    return Stream.of(Instant.MAX, Instant.parse("9999-12-31T23:59:59Z"));
  }

  @ParameterizedTest
  @MethodSource("farFuture")
  void aTimeInTheFarFutureBecomesThirtyDaysFromNow(Instant asked) {
    propose(draft -> draft);
    desk.vault.next(
        "release-device", (call, apply) -> new StepOutcome.Pending("t", asked, BUSY, ""));
    desk.vault.seen.put("device-2-aaaa", () -> new Inspection.TooEarly(asked, BUSY));

    ChangeReport report = desk.execute();

    Instant latest = ManualClock.START.plus(Duration.ofDays(30));
    assertThat(step(report, "01-release-device").nextAt()).isEqualTo(latest);
    assertThat(step(report, "02-release-device").nextAt()).isEqualTo(latest);
  }

  private void acceptThenFail(StepOutcome failure) {
    propose(draft -> draft);
    Instant next = ManualClock.START.plusSeconds(60);
    desk.vault.next(
        "remove-account", (call, apply) -> new StepOutcome.Pending("t", next, BUSY, ""));
    desk.vault.polled.put("t", () -> failure);
    desk.execute();
    desk.clock.advance(Duration.ofHours(1));
  }

  static Stream<StepOutcome> failures() {
    return Stream.of(
        new StepOutcome.Refused(NO),
        new StepOutcome.RetryLater(ManualClock.START, BUSY),
        new StepOutcome.Unknown(LOST));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void anIrreversibleActionThatTheServiceAcceptedIsNotSentAgain(StepOutcome failure) {
    acceptThenFail(failure);

    for (int i = 0; i < 5; i++) {
      ChangeReport report = desk.resume();
      assertThat(state(report, "03-remove-account")).isIn(StepState.REFUSED, StepState.UNKNOWN);
      desk.clock.advance(Duration.ofHours(1));
    }

    assertThat(desk.vault.calls).containsOnlyOnce("perform 03-remove-account");
    assertThat(step(desk.status(), "03-remove-account").next().orElseThrow())
        .contains("not sent again");
  }

  @Test
  void anAcceptedActionThatFailedAndTookEffectLaterIsDone() {
    acceptThenFail(new StepOutcome.Refused(NO));
    desk.resume();
    desk.vault.forget("account", FakeVault.ANNA);

    assertThat(state(desk.resume(), "03-remove-account")).isEqualTo(StepState.ALREADY_DONE);
  }

  @Test
  void anAcceptedActionThatFailedIsSentByANewPlan() {
    acceptThenFail(new StepOutcome.Refused(NO));
    desk.resume();

    desk.clock.advance(Duration.ofMinutes(1));
    ChangeReport report = desk.execute();

    assertThat(report.steps()).allMatch(each -> each.state().ended());
    assertThat(desk.vault.removals).containsEntry(FakeVault.ANNA, 1);
  }

  @Test
  void aReversibleActionThatFailedAfterItWasAcceptedIsTriedAgain() {
    propose(draft -> draft);
    Instant next = ManualClock.START.plusSeconds(60);
    desk.vault.next(
        "release-device", (call, apply) -> new StepOutcome.Pending("t", next, BUSY, ""));
    desk.vault.polled.put("t", () -> new StepOutcome.Refused(NO));
    desk.execute();
    desk.clock.advance(Duration.ofHours(1));
    desk.resume();

    assertThat(state(desk.resume(), "01-release-device")).isEqualTo(StepState.DONE);
  }
}
