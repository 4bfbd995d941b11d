package org.dsr4j.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.dsr4j.change.ApprovedPlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.FakeVault;
import org.dsr4j.change.ManualClock;
import org.dsr4j.change.StepReport;
import org.dsr4j.change.StepState;
import org.dsr4j.change.VaultErasureFixture;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.spi.StepOutcome;
import org.junit.jupiter.api.Test;

/** Each result of a service has its state, its ledger entry and its time to resume. */
class ExecutionTest {

  private static final Gap BUSY =
      new Gap(LedgerStatus.PENDING, DsrError.STEP_PENDING, "the service is busy");

  private final VaultErasureFixture desk = new VaultErasureFixture();
  private final Instant tomorrow = ManualClock.START.plus(Duration.ofDays(1));

  private static StepReport step(ChangeReport report, String id) {
    return report.step(id).orElseThrow();
  }

  private static LedgerStatus status(ChangeReport report, String source) {
    return report.ledger().entries().stream()
        .filter(entry -> entry.source().source().equals(source))
        .findFirst()
        .orElseThrow()
        .status();
  }

  @Test
  void allStepsAreDoneAndDependentSourcesAreAwaited() {
    ChangeReport report = desk.execute();

    assertThat(report.steps()).extracting(StepReport::state).containsOnly(StepState.DONE);
    assertThat(report.completion()).isEqualTo(Completion.PENDING);
    assertThat(status(report, "account")).as("nobody searched").isEqualTo(LedgerStatus.PENDING);
    assertThat(status(report, "log")).isEqualTo(LedgerStatus.FOLLOWS);
    assertThat(status(report, "trail")).isEqualTo(LedgerStatus.DECLARED_IMPOSSIBLE);
    assertThat(report.resumeAt()).isEmpty();
    assertThat(desk.vault.rows("device", FakeVault.ANNA)).isEmpty();
    assertThat(desk.vault.rows("account", FakeVault.BERT)).hasSize(1);
    assertThat(desk.vault.rows("device", FakeVault.BERT)).hasSize(2);
  }

  @Test
  void aStepWhoseTargetIsAlreadyDeletedIsNotAttempted() {
    ApprovedPlan approved = desk.approved(desk.plan());
    desk.vault.forget("notes", FakeVault.ANNA);

    ChangeReport report = desk.execute(approved);

    assertThat(step(report, "03-remove-note").state()).isEqualTo(StepState.ALREADY_DONE);
    assertThat(status(desk.verify(), "notes")).isEqualTo(LedgerStatus.ALREADY_DONE);
    assertThat(desk.vault.calls).doesNotContain("perform 03-remove-note");
  }

  @Test
  void aRefusedStepStopsLaterStepsAndIsAttemptedAgainOnResume() {
    desk.vault.next(
        "remove-note",
        (call, apply) ->
            new StepOutcome.Refused(Gap.failed(DsrError.PERMISSION_MISSING, "no right")));

    ChangeReport report = desk.execute();

    assertThat(step(report, "03-remove-note").state()).isEqualTo(StepState.REFUSED);
    assertThat(status(report, "notes")).isEqualTo(LedgerStatus.FAILED);
    assertThat(step(report, "04-remove-account").state()).isEqualTo(StepState.BLOCKED);
    assertThat(report.completion()).isEqualTo(Completion.PARTIAL);
    assertThat(report.resumeAt()).isEmpty();
    assertThat(desk.vault.removals).isEmpty();

    assertThat(desk.resume().steps()).extracting(StepReport::state).containsOnly(StepState.DONE);
  }

  @Test
  void aStepToRetryIsNotAttemptedBeforeItsTime() {
    desk.vault.next("remove-note", (call, apply) -> new StepOutcome.RetryLater(tomorrow, BUSY));

    ChangeReport report = desk.execute();

    assertThat(step(report, "03-remove-note").state()).isEqualTo(StepState.RETRY_LATER);
    assertThat(report.resumeAt()).contains(tomorrow);
    assertThat(status(report, "notes")).isEqualTo(LedgerStatus.PENDING);
    long before = desk.vault.performed();
    desk.resume();
    assertThat(desk.vault.performed()).isEqualTo(before);
    desk.clock.advance(Duration.ofDays(1));
    assertThat(desk.resume().steps()).extracting(StepReport::state).containsOnly(StepState.DONE);
  }

  @Test
  void aPendingStepIsPolledAndNeverRepeated() {
    desk.vault.next(
        "remove-account",
        (call, apply) -> new StepOutcome.Pending("token-1", tomorrow, BUSY, "request-9"));
    desk.vault.polled.put(
        "token-1",
        () -> new StepOutcome.Pending("token-2", tomorrow.plus(Duration.ofDays(1)), BUSY, ""));
    desk.vault.polled.put("token-2", () -> new StepOutcome.Done(""));

    ChangeReport report = desk.execute();
    assertThat(step(report, "04-remove-account").state()).isEqualTo(StepState.PENDING);
    assertThat(report.resumeAt()).contains(tomorrow);
    assertThat(status(report, "account")).isEqualTo(LedgerStatus.PENDING);

    desk.resume();
    assertThat(desk.vault.calls).doesNotContain("poll 04-remove-account");
    desk.clock.advance(Duration.ofDays(1));
    assertThat(desk.resume().resumeAt()).contains(tomorrow.plus(Duration.ofDays(1)));
    desk.clock.advance(Duration.ofDays(1));
    assertThat(step(desk.resume(), "04-remove-account").state()).isEqualTo(StepState.DONE);
    assertThat(desk.vault.calls).containsOnlyOnce("perform 04-remove-account");
  }

  @Test
  void aFailedPollLosesNothing() {
    desk.vault.next(
        "remove-account",
        (call, apply) -> new StepOutcome.Pending("token-1", tomorrow, BUSY, "request-9"));
    desk.vault.polled.put(
        "token-1",
        () -> {
          throw new IllegalStateException("no answer");
        });
    desk.execute();
    desk.clock.advance(Duration.ofDays(1));

    ChangeReport report = desk.resume();
    assertThat(step(report, "04-remove-account").state()).isEqualTo(StepState.PENDING);

    desk.vault.polled.put("token-1", () -> new StepOutcome.Done(""));
    desk.clock.advance(Duration.ofDays(1));
    assertThat(step(desk.resume(), "04-remove-account").state()).isEqualTo(StepState.DONE);
    assertThat(desk.vault.calls).containsOnlyOnce("perform 04-remove-account");
  }

  @Test
  void aPersonMustCheckAStepThatIsPendingForAMonth() {
    desk.vault.next(
        "remove-account",
        (call, apply) -> new StepOutcome.Pending("token-1", tomorrow, BUSY, "request-9"));
    desk.execute();
    desk.clock.advance(Duration.ofDays(31));

    assertThat(step(desk.status(), "04-remove-account").next().orElseThrow())
        .contains("31 days", "attest");
  }

  @Test
  void anApprovalAtTheServiceIsAwaitedAndUsed() {
    desk.vault.next(
        "remove-account",
        (call, apply) ->
            new StepOutcome.AwaitingApproval(
                "code-1",
                tomorrow,
                new Gap(
                    LedgerStatus.WAITING_FOR_APPROVAL, DsrError.STEP_PENDING, "in the portal")));
    desk.vault.next(
        "remove-account",
        (call, apply) -> {
          assertThat(call.approvalCode()).contains("code-1");
          assertThat(call.firstAttempt()).contains(ManualClock.START);
          apply.run();
          return new StepOutcome.Done("");
        });

    ChangeReport report = desk.execute();
    assertThat(step(report, "04-remove-account").state()).isEqualTo(StepState.WAITING_FOR_APPROVAL);
    assertThat(status(report, "account")).isEqualTo(LedgerStatus.WAITING_FOR_APPROVAL);
    assertThat(report.completion()).isEqualTo(Completion.PENDING);

    desk.clock.advance(Duration.ofHours(1));
    report = desk.resume();
    assertThat(step(report, "04-remove-account").state()).isEqualTo(StepState.DONE);
    assertThat(step(report, "04-remove-account").attempts()).isEqualTo(2);
  }

  @Test
  void aCaseWhoseEveryStepIsDoneCanBeResumedWithoutHarm() {
    desk.execute();
    long before = desk.vault.performed();
    desk.resume();
    assertThat(desk.vault.performed()).isEqualTo(before);
  }
}
