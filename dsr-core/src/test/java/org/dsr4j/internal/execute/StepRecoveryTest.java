package org.dsr4j.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.dsr4j.Dsr;
import org.dsr4j.Journals;
import org.dsr4j.RunOptions;
import org.dsr4j.change.ApprovalTest;
import org.dsr4j.change.ApprovedPlan;
import org.dsr4j.change.Attestation;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.FakeVault;
import org.dsr4j.change.ManualClock;
import org.dsr4j.change.StepReport;
import org.dsr4j.change.StepState;
import org.dsr4j.change.VaultErasureFixture;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.StepOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Interrupted, lost and externally changed steps are resumed, and never done twice. */
class StepRecoveryTest {

  private static final String ACCOUNT = "04-remove-account";
  private static final Gap LOST =
      new Gap(LedgerStatus.UNKNOWN, DsrError.STEP_UNKNOWN, "the connection broke");

  private static final Gap BUSY =
      new Gap(LedgerStatus.PENDING, DsrError.STEP_PENDING, "the service is busy");

  @TempDir private Path folder;

  private final VaultErasureFixture desk = new VaultErasureFixture();

  private static StepState state(ChangeReport report, String id) {
    return report.step(id).orElseThrow().state();
  }

  private void lose(String kind, boolean applied) {
    desk.vault.next(
        kind,
        (call, apply) -> {
          if (applied) {
            apply.run();
          }
          return new StepOutcome.Unknown(LOST);
        });
  }

  @Test
  void anAppliedStepWithALostResponseIsNotRepeated() {
    lose("remove-account", true);
    lose("release-device", true);

    ChangeReport report = desk.execute();

    assertThat(report.steps()).extracting(StepReport::state).containsOnly(StepState.DONE);
    assertThat(desk.vault.calls).containsOnlyOnce("perform " + ACCOUNT);
    assertThat(desk.vault.removals).containsEntry(FakeVault.ANNA, 1);
  }

  @Test
  void anEffectObservedLateIsNotRepeated() {
    lose("remove-account", true);
    desk.vault.seen.put(FakeVault.ANNA, Inspection.Open::new);

    ChangeReport report = desk.execute();
    assertThat(state(report, ACCOUNT)).isEqualTo(StepState.UNKNOWN);
    Instant settled = ManualClock.START.plus(Duration.ofMinutes(15));
    assertThat(report.resumeAt()).contains(settled);
    assertThat(report.completion()).isEqualTo(Completion.PARTIAL);

    desk.clock.advance(Duration.ofMinutes(14));
    report = desk.resume();
    assertThat(state(report, ACCOUNT)).isEqualTo(StepState.UNKNOWN);
    assertThat(report.resumeAt()).contains(settled);
    desk.vault.seen.clear();
    assertThat(state(desk.resume(), ACCOUNT)).isEqualTo(StepState.DONE);
    assertThat(desk.vault.removals).containsEntry(FakeVault.ANNA, 1);
  }

  @Test
  void anIrreversibleStepIsRepeatedOnlyAfterTwoReplicationDelays() {
    lose("remove-account", false);

    desk.execute();
    desk.clock.advance(Duration.ofMinutes(14));
    desk.resume();
    assertThat(desk.vault.calls).containsOnlyOnce("perform " + ACCOUNT);

    desk.clock.advance(Duration.ofMinutes(1));
    ChangeReport report = desk.resume();
    assertThat(state(report, ACCOUNT)).isEqualTo(StepState.UNKNOWN);
    assertThat(report.resumeAt()).contains(ManualClock.START.plus(Duration.ofMinutes(30)));
    desk.clock.advance(Duration.ofMinutes(15));
    report = desk.resume();
    assertThat(state(report, ACCOUNT)).isEqualTo(StepState.DONE);
    assertThat(report.step(ACCOUNT).orElseThrow().attempts()).isEqualTo(2);
    assertThat(desk.vault.removals).containsEntry(FakeVault.ANNA, 1);
  }

  @Test
  void theReplicationDelayOfALongAttemptStartsAtItsEnd() {
    desk.vault.next(
        "remove-account",
        (call, apply) -> {
          desk.clock.advance(Duration.ofHours(1));
          return new StepOutcome.Unknown(LOST);
        });
    desk.execute();
    desk.resume();
    desk.clock.advance(Duration.ofMinutes(15));
    desk.resume();
    assertThat(desk.vault.calls).containsOnlyOnce("perform " + ACCOUNT);
    desk.clock.advance(Duration.ofMinutes(15));
    assertThat(state(desk.resume(), ACCOUNT)).isEqualTo(StepState.DONE);
  }

  @Test
  void aClockThatJumpsForwardDoesNotRepeatAnIrreversibleStep() {
    lose("remove-account", true);
    desk.vault.seen.put(FakeVault.ANNA, Inspection.Open::new);
    desk.execute();

    desk.clock.advance(Duration.ofMinutes(20));
    desk.resume();
    desk.resume();
    desk.clock.advance(Duration.ofMinutes(14));
    assertThat(state(desk.resume(), ACCOUNT)).isEqualTo(StepState.UNKNOWN);

    assertThat(desk.vault.calls).containsOnlyOnce("perform " + ACCOUNT);
    desk.vault.seen.clear();
    assertThat(state(desk.resume(), ACCOUNT)).isEqualTo(StepState.DONE);
    assertThat(desk.vault.removals).containsEntry(FakeVault.ANNA, 1);
  }

  @Test
  void aClockThatJumpsBetweenTwoObservationsDoesNotRepeatAnIrreversibleStep() {
    lose("remove-account", true);
    desk.vault.seen.put(FakeVault.ANNA, Inspection.Open::new);
    desk.execute();
    desk.clock.advance(Duration.ofMinutes(1));
    desk.resume();

    desk.clock.advance(Duration.ofDays(365));
    desk.resume();
    desk.resume();

    assertThat(desk.vault.calls).containsOnlyOnce("perform " + ACCOUNT);
  }

  @Test
  void aClockThatIsSetBackStartsTheWaitAgain() {
    lose("remove-account", false);
    desk.execute();
    desk.clock.advance(Duration.ofMinutes(15));
    desk.resume();

    desk.clock.advance(Duration.ofDays(-400));
    Instant corrected = desk.clock.instant();
    ChangeReport report = desk.resume();
    assertThat(report.resumeAt()).contains(corrected.plus(Duration.ofMinutes(15)));
    desk.clock.advance(Duration.ofMinutes(15));
    desk.resume();
    assertThat(desk.vault.calls).containsOnlyOnce("perform " + ACCOUNT);
    desk.clock.advance(Duration.ofMinutes(15));
    assertThat(state(desk.resume(), ACCOUNT)).isEqualTo(StepState.DONE);
  }

  @Test
  void aPendingStepIsPolledAfterTheClockWasSetBack() {
    desk.vault.next(
        "remove-account",
        (call, apply) ->
            new StepOutcome.Pending("token-1", desk.clock.instant().plusSeconds(60), BUSY, ""));
    desk.vault.polled.put("token-1", () -> new StepOutcome.Done(""));
    desk.execute();

    desk.clock.advance(Duration.ofDays(-400));

    assertThat(state(desk.resume(), ACCOUNT)).isEqualTo(StepState.DONE);
  }

  @Test
  void aResultOfAnyLengthIsRecorded() {
    desk.vault.next(
        "remove-account",
        (call, apply) -> {
          apply.run();
          return new StepOutcome.Done("x".repeat(100_000));
        });
    assertThat(state(desk.execute(), ACCOUNT)).isEqualTo(StepState.DONE);
  }

  @Test
  void aCaseCannotBeOpenedForAnotherTenant() {
    desk.execute();
    try (Dsr other =
        Dsr.builder(org.dsr4j.model.TenantId.of("99999999-2222-3333-4444-555555555555"))
            .clock(desk.clock)
            .adapter(desk.vault)
            .journal(desk.store)
            .caseKeys(desk.keys)
            .journalSigner(VaultErasureFixture.SIGNER)
            .build()) {
      Attestation word = new Attestation("m01", "technician", VaultErasureFixture.DAY, "seen to");
      ApprovalTest.refused(DsrError.TENANT_MISMATCH, () -> other.resume(VaultErasureFixture.CASE));
      ApprovalTest.refused(DsrError.TENANT_MISMATCH, () -> other.status(VaultErasureFixture.CASE));
      ApprovalTest.refused(DsrError.TENANT_MISMATCH, () -> other.verify(VaultErasureFixture.CASE));
      ApprovalTest.refused(
          DsrError.TENANT_MISMATCH, () -> other.attest(VaultErasureFixture.CASE, word));
    }
  }

  @Test
  void aReversibleStepIsRepeatedImmediately() {
    lose("remove-note", false);

    ChangeReport report = desk.execute();
    assertThat(state(report, "03-remove-note")).isEqualTo(StepState.UNKNOWN);
    assertThat(report.resumeAt()).contains(ManualClock.START);

    assertThat(state(desk.resume(), "03-remove-note")).isEqualTo(StepState.DONE);
  }

  @Test
  void anExceptionOfAnAdapterCountsAsALostResponse() {
    desk.vault.next(
        "remove-account",
        (call, apply) -> {
          apply.run();
          throw new IllegalStateException("broken");
        });
    assertThat(state(desk.execute(), ACCOUNT)).isEqualTo(StepState.DONE);
    assertThat(desk.vault.removals).containsEntry(FakeVault.ANNA, 1);
  }

  @Test
  void aStepThatCannotBeInspectedIsNotAttempted() {
    desk.vault.seen.put(
        FakeVault.ANNA,
        () -> new Inspection.NotObservable(Gap.failed(DsrError.PERMISSION_MISSING, "no right")));
    ChangeReport report = desk.execute();
    assertThat(state(report, ACCOUNT)).isEqualTo(StepState.REFUSED);

    desk.vault.seen.put(
        FakeVault.ANNA,
        () -> new Inspection.NotObservable(Gap.failed(DsrError.DEADLINE_EXCEEDED, "slow")));
    report = desk.resume();
    assertThat(state(report, ACCOUNT)).isEqualTo(StepState.RETRY_LATER);
    assertThat(report.resumeAt()).isPresent();

    desk.vault.seen.put(
        FakeVault.ANNA,
        () -> {
          throw new IllegalStateException("broken");
        });
    desk.clock.advance(Duration.ofHours(1));
    assertThat(state(desk.resume(), ACCOUNT)).isEqualTo(StepState.REFUSED);
    assertThat(desk.vault.removals).isEmpty();
  }

  @Test
  void aStepAlreadyInProgressIsPolled() {
    desk.vault.seen.put(
        FakeVault.ANNA, () -> new Inspection.InProgress("token-7", desk.clock.instant()));
    desk.vault.polled.put("token-7", () -> new StepOutcome.Done(""));

    assertThat(state(desk.execute(), ACCOUNT)).isEqualTo(StepState.PENDING);
    desk.clock.advance(Duration.ofMinutes(1));
    assertThat(state(desk.resume(), ACCOUNT)).isEqualTo(StepState.DONE);
    assertThat(desk.vault.calls).doesNotContain("perform " + ACCOUNT);
  }

  @Test
  void aDriftStopsAllStepsUntilANewPlanIsExecuted() {
    desk.vault.seen.put("device-1-aaaa", () -> new Inspection.Drifted("owner is another"));
    ChangeReport report = desk.execute();

    assertThat(state(report, "01-release-device")).isEqualTo(StepState.DRIFTED);
    assertThat(report.completion()).isEqualTo(Completion.PARTIAL);
    assertThat(desk.vault.performed()).isZero();
    desk.vault.seen.clear();
    desk.resume();
    assertThat(desk.vault.performed()).isZero();

    desk.clock.advance(Duration.ofMinutes(1));
    assertThat(desk.execute().steps()).extracting(StepReport::state).containsOnly(StepState.DONE);
    assertThat(desk.evidence(folder).valid()).isTrue();
  }

  @Test
  void uncertainStepsAreInspectedAfterADrift() {
    desk.vault.next(
        "release-device",
        (call, apply) ->
            new StepOutcome.Pending(
                "token-1",
                desk.clock.instant().plusSeconds(60),
                new Gap(LedgerStatus.PENDING, DsrError.STEP_PENDING, "busy"),
                ""));
    desk.vault.seen.put("device-2-aaaa", () -> new Inspection.Drifted("owner is another"));
    desk.vault.polled.put("token-1", () -> new StepOutcome.Done(""));
    desk.execute();
    desk.vault.seen.clear();
    ApprovedPlan next = desk.approved(desk.plan(VaultErasureFixture.order().stepLimit(9)));
    ApprovalTest.refused(DsrError.JOURNAL_EXISTS, () -> desk.execute(next));

    desk.clock.advance(Duration.ofMinutes(1));
    ChangeReport report = desk.resume();

    assertThat(state(report, "01-release-device")).isEqualTo(StepState.DONE);
    assertThat(state(report, "02-release-device")).isEqualTo(StepState.DRIFTED);
    assertThat(desk.vault.calls).containsOnlyOnce("perform 01-release-device");
    assertThat(desk.execute(next).steps())
        .extracting(StepReport::state)
        .containsOnly(StepState.DONE);
  }

  @Test
  void aLostStepIsNotRepeatedAfterADrift() {
    lose("release-device", false);
    desk.vault.seen.put("device-2-aaaa", () -> new Inspection.Drifted("owner is another"));
    desk.execute();

    ChangeReport report = desk.resume();

    assertThat(state(report, "01-release-device")).isEqualTo(StepState.DRIFTED);
    assertThat(desk.vault.calls).containsOnlyOnce("perform 01-release-device");
    desk.vault.seen.clear();
    desk.clock.advance(Duration.ofMinutes(1));
    assertThat(desk.execute().steps()).extracting(StepReport::state).containsOnly(StepState.DONE);
  }

  @Test
  void aCancelledRunEndsBetweenStepsAndIsResumed() {
    Cancellation cancellation = new Cancellation();
    ApprovedPlan approved = desk.approved(desk.plan());
    desk.vault.next(
        "remove-note",
        (call, apply) -> {
          cancellation.cancel();
          apply.run();
          return new StepOutcome.Done("");
        });
    try (Dsr dsr = desk.builder().build()) {
      ChangeReport report = dsr.execute(approved, RunOptions.defaults().cancelledBy(cancellation));
      assertThat(report.completion()).isEqualTo(Completion.CANCELLED);
      assertThat(state(report, "03-remove-note")).isEqualTo(StepState.DONE);
      assertThat(state(report, ACCOUNT)).isEqualTo(StepState.OPEN);
    }
    assertThat(desk.vault.removals).isEmpty();
    assertThat(state(desk.resume(), ACCOUNT)).isEqualTo(StepState.DONE);
  }

  @Test
  void anotherProcessContinuesWithTheSameFolder() {
    lose("remove-account", false);
    ApprovedPlan approved;
    try (Dsr first = cases()) {
      approved =
          desk.approved(
              first.planDeletion(VaultErasureFixture.request(), VaultErasureFixture.order()));
      first.execute(approved);
    }
    desk.clock.advance(Duration.ofHours(1));
    try (Dsr second = cases()) {
      assertThat(state(second.resume(VaultErasureFixture.CASE), ACCOUNT))
          .isEqualTo(StepState.UNKNOWN);
    }
    desk.clock.advance(Duration.ofHours(1));
    try (Dsr second = cases()) {
      assertThat(second.status(VaultErasureFixture.CASE).planDigest())
          .isEqualTo(approved.plan().digest());
      assertThat(state(second.resume(VaultErasureFixture.CASE), ACCOUNT)).isEqualTo(StepState.DONE);
    }
    assertThat(desk.vault.calls.stream().filter(("perform " + ACCOUNT)::equals)).hasSize(2);
  }

  private Dsr cases() {
    return Dsr.builder(VaultErasureFixture.TENANT)
        .clock(desk.clock)
        .adapter(desk.vault)
        .cases(folder.resolve("cases"))
        .build();
  }

  @Test
  void twoParallelRunsExceedTheLimit() {
    desk.store = Journals.directory(folder.resolve("shared"));
    ApprovedPlan approved = desk.approved(desk.plan());
    desk.vault.next(
        "release-device",
        (call, apply) -> {
          ApprovalTest.refused(DsrError.JOURNAL_BUSY, desk::resume);
          ApprovalTest.refused(DsrError.JOURNAL_BUSY, () -> desk.execute(approved));
          apply.run();
          return new StepOutcome.Done("");
        });
    assertThat(desk.execute(approved).steps())
        .extracting(StepReport::state)
        .containsOnly(StepState.DONE);
    assertThat(desk.vault.performed()).isEqualTo(4);
  }

  @Test
  void aStepOfAnUnregisteredAdapterWaits() {
    ApprovedPlan approved = desk.approved(desk.plan());
    FakeVault other = new FakeVault(desk.clock);
    try (Dsr dsr =
        Dsr.builder(VaultErasureFixture.TENANT)
            .clock(desk.clock)
            .adapter(other, "other", org.dsr4j.spi.Configuration.empty())
            .journal(desk.store)
            .caseKeys(desk.keys)
            .journalSigner(VaultErasureFixture.SIGNER)
            .build()) {
      ChangeReport report = dsr.execute(approved);
      assertThat(state(report, "01-release-device")).isEqualTo(StepState.REFUSED);
      assertThat(report.step("01-release-device").orElseThrow().next().orElseThrow())
          .contains("register it");
      assertThat(dsr.verify(VaultErasureFixture.CASE).completion()).isEqualTo(Completion.PARTIAL);
    }
    assertThat(other.performed()).isZero();
    assertThat(state(desk.resume(), ACCOUNT)).isEqualTo(StepState.DONE);
  }

  @Test
  void nothingIsChangedInAnotherTenant() {
    ApprovedPlan approved = desk.approved(desk.plan());
    desk.vault.tenant = () -> org.dsr4j.model.TenantCheck.otherTenant("it is another");
    ApprovalTest.refused(DsrError.TENANT_MISMATCH, () -> desk.execute(approved));
    assertThat(desk.kinds()).containsExactly("PLANNED");
    ApprovalTest.refused(DsrError.TENANT_MISMATCH, () -> desk.resume());
  }

  @Test
  void aCaseWithoutAJournalIsMissing() {
    ApprovalTest.refused(DsrError.JOURNAL_MISSING, desk::resume);
    ApprovalTest.refused(DsrError.JOURNAL_MISSING, desk::status);
    ApprovalTest.refused(DsrError.JOURNAL_MISSING, desk::verify);
  }
}
