package org.dsr4j.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.RunOptions;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Completion;
import org.dsr4j.model.Decision;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.dsr4j.model.Window;
import org.dsr4j.spi.StepOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The behaviour of each verb after a cancellation or a passed deadline. */
class StoppedVerbsTest {

  private static final RunOptions PASSED = RunOptions.defaults().deadline(Duration.ofNanos(1));
  private static final Duration SHORT = Duration.ofMillis(300);

  /** Long enough for the look before the first step and two steps, also on a busy machine. */
  private static final Duration LONGER = Duration.ofSeconds(3);

  /** A margin for a busy machine. */
  private static final long SOON_SECONDS = 10;

  @TempDir private Path folder;

  private final VaultErasureFixture desk = new VaultErasureFixture();

  private static RunOptions cancelled() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    return RunOptions.defaults().cancelledBy(cancellation);
  }

  private <T> T run(Function<Dsr, T> verb) {
    try (Dsr dsr = desk.builder().build()) {
      return verb.apply(dsr);
    }
  }

  /** A reading verb with its arguments. */
  private interface ReadVerb {
    Report run(Dsr dsr, ExportTarget target, RunOptions options);
  }

  static Stream<ReadVerb> readVerbs() {
    return Stream.of(
        (dsr, target, options) -> dsr.discover(VaultErasureFixture.undecided(), options),
        (dsr, target, options) -> dsr.export(VaultErasureFixture.undecided(), target, options),
        (dsr, target, options) ->
            dsr.audit(VaultErasureFixture.undecided(), Window.all(), target, options));
  }

  @ParameterizedTest
  @MethodSource("readVerbs")
  void aCancelledReadReportsSoAndWritesNothing(ReadVerb verb) {
    ExportTarget target = ExportTarget.zip(folder.resolve("package.zip"));

    Report report = run(dsr -> verb.run(dsr, target, cancelled()));

    assertThat(report.completion()).isEqualTo(Completion.CANCELLED);
    assertThat(folder).isEmptyDirectory();
    assertThat(desk.vault.calls).containsOnly("close");
  }

  @ParameterizedTest
  @MethodSource("readVerbs")
  void aReadPastItsDeadlineNamesWhatWasNotRead(ReadVerb verb) {
    ExportTarget target = ExportTarget.zip(folder.resolve("package.zip"));

    Report report = run(dsr -> verb.run(dsr, target, PASSED));

    assertThat(report.completion()).isIn(Completion.PARTIAL, Completion.FAILED);
    assertThat(report.ledger().entries())
        .filteredOn(entry -> entry.status() == LedgerStatus.FAILED)
        .isNotEmpty()
        .allSatisfy(
            entry ->
                assertThat(entry.gaps().get(0).code())
                    .isIn(DsrError.DEADLINE_EXCEEDED, DsrError.TENANT_UNCONFIRMED));
    assertThat(desk.vault.calls).containsOnly("close");
  }

  @Test
  void aCancelledPlanSaysSoAndCannotBeApproved() {
    ChangePlan plan =
        run(
            dsr ->
                dsr.planDeletion(
                    VaultErasureFixture.request(), VaultErasureFixture.order(), cancelled()));

    assertThat(plan.header().interruption()).isEqualTo(Completion.CANCELLED);
    assertThat(plan.approvable()).isFalse();
    assertThat(desk.vault.calls).containsOnly("close");
  }

  @Test
  void aPlanPastItsDeadlineIsRefused() {
    ChangePlan plan =
        run(
            dsr ->
                dsr.planDeletion(
                    VaultErasureFixture.request(), VaultErasureFixture.order(), PASSED));

    assertThat(plan.header().interruption()).isNull();
    assertThat(codes(plan)).contains("dsr.deadline-exceeded");
    assertThat(plan.approvable()).isFalse();
    assertThat(desk.vault.calls).containsOnly("close");
  }

  @Test
  void anAdapterThatIgnoresTheDeadlineDoesNotBlockThePlan() throws Exception {
    CountDownLatch free = new CountDownLatch(1);
    desk.vault.planner = (task, proposal) -> await(free);

    ChangePlan plan =
        soon(
            dsr ->
                dsr.planDeletion(
                    VaultErasureFixture.request(),
                    VaultErasureFixture.order(),
                    RunOptions.defaults().deadline(SHORT)));
    free.countDown();

    assertThat(codes(plan)).contains("dsr.deadline-exceeded");
    assertThat(plan.steps()).isEmpty();
    assertThat(plan.approvable()).isFalse();
  }

  @Test
  void anAdapterThatIgnoresTheCancellationDoesNotBlockThePlan() throws Exception {
    CountDownLatch free = new CountDownLatch(1);
    Cancellation cancellation = new Cancellation();
    desk.vault.planner =
        (task, proposal) -> {
          cancellation.cancel();
          await(free);
        };

    ChangePlan plan =
        soon(
            dsr ->
                dsr.planDeletion(
                    VaultErasureFixture.request(),
                    VaultErasureFixture.order(),
                    RunOptions.defaults().cancelledBy(cancellation)));
    free.countDown();

    assertThat(plan.header().interruption()).isEqualTo(Completion.CANCELLED);
    assertThat(plan.steps()).isEmpty();
  }

  @Test
  void aCancelledExecutionBeginsNoStepAndIsResumed() {
    ApprovedPlan approved = desk.approved(desk.plan());

    ChangeReport report = run(dsr -> dsr.execute(approved, cancelled()));

    assertThat(report.completion()).isEqualTo(Completion.CANCELLED);
    assertThat(desk.vault.performed()).isZero();
    assertThat(desk.evidence(folder).problems()).isEmpty();
    assertThat(states(desk.resume())).containsOnly(StepState.DONE);
  }

  @Test
  void anExecutionPastItsDeadlineBeginsNoStepAndIsResumed() {
    ApprovedPlan approved = desk.approved(desk.plan());

    ChangeReport report = run(dsr -> dsr.execute(approved, PASSED));

    assertThat(report.completion()).isNotIn(Completion.CANCELLED, Completion.COMPLETE);
    assertThat(report.notes()).anyMatch(note -> note.endsWith("[dsr.deadline-exceeded]"));
    assertThat(desk.vault.performed()).isZero();
    assertThat(desk.evidence(folder).problems()).isEmpty();
    assertThat(states(desk.resume())).containsOnly(StepState.DONE);
  }

  @Test
  void theStepInProgressAtTheDeadlineIsTheLast() throws Exception {
    ApprovedPlan approved = desk.approved(desk.plan());
    desk.vault.next(
        "remove-note",
        (call, apply) -> {
          CountDownLatch late = new CountDownLatch(1);
          call.cancellation().onCancel(late::countDown);
          await(late);
          apply.run();
          return new StepOutcome.Done("");
        });

    ChangeReport report =
        soon(dsr -> dsr.execute(approved, RunOptions.defaults().deadline(LONGER)));

    assertThat(report.step("03-remove-note").orElseThrow().state()).isEqualTo(StepState.DONE);
    assertThat(report.step("04-remove-account").orElseThrow().state()).isEqualTo(StepState.OPEN);
    assertThat(report.notes()).anyMatch(note -> note.endsWith("[dsr.deadline-exceeded]"));
    assertThat(states(desk.resume())).containsOnly(StepState.DONE);
  }

  @Test
  void aCancelledResumptionBeginsNoStep() {
    ApprovedPlan approved = desk.approved(desk.plan());
    run(dsr -> dsr.execute(approved, cancelled()));

    ChangeReport report = run(dsr -> dsr.resume(VaultErasureFixture.CASE, cancelled()));

    assertThat(report.completion()).isEqualTo(Completion.CANCELLED);
    assertThat(desk.vault.performed()).isZero();
  }

  @Test
  void aResumptionPastItsDeadlineBeginsNoStep() {
    ApprovedPlan approved = desk.approved(desk.plan());
    run(dsr -> dsr.execute(approved, cancelled()));

    ChangeReport report = run(dsr -> dsr.resume(VaultErasureFixture.CASE, PASSED));

    assertThat(report.notes()).anyMatch(note -> note.endsWith("[dsr.deadline-exceeded]"));
    assertThat(desk.vault.performed()).isZero();
    assertThat(states(desk.resume())).containsOnly(StepState.DONE);
  }

  @Test
  void aCancelledVerificationReportsNothingAsDeleted() {
    desk.execute();

    ChangeReport seen = run(dsr -> dsr.verify(VaultErasureFixture.CASE, cancelled()));

    assertThat(seen.completion()).isEqualTo(Completion.CANCELLED);
    assertThat(account(seen)).isEqualTo(LedgerStatus.UNVERIFIED);
    assertThat(account(desk.verify())).isEqualTo(LedgerStatus.DONE);
    assertThat(desk.evidence(folder).problems()).isEmpty();
  }

  @Test
  void aVerificationPastItsDeadlineReportsNothingAsDeleted() {
    desk.execute();

    ChangeReport seen = run(dsr -> dsr.verify(VaultErasureFixture.CASE, PASSED));

    assertThat(seen.completion()).isEqualTo(Completion.PARTIAL);
    assertThat(account(seen)).isEqualTo(LedgerStatus.UNVERIFIED);
    assertThat(seen.notes()).anyMatch(note -> note.endsWith("[dsr.deadline-exceeded]"));
    assertThat(account(desk.verify())).isEqualTo(LedgerStatus.DONE);
  }

  @Test
  void anIncompletelyPlannedRestorationCannotBeApproved() {
    desk.execute();
    Decision back = Decision.grant("it was a mistake", "privacy officer", VaultErasureFixture.DAY);

    ChangePlan stopped =
        run(dsr -> dsr.planRestoration(VaultErasureFixture.CASE, back, cancelled()));
    ChangePlan late = run(dsr -> dsr.planRestoration(VaultErasureFixture.CASE, back, PASSED));

    assertThat(stopped.header().interruption()).isEqualTo(Completion.CANCELLED);
    assertThat(stopped.approvable()).isFalse();
    assertThat(late.header().interruption()).isNull();
    assertThat(codes(late)).contains("dsr.deadline-exceeded");
  }

  @Test
  void callsThatOnlyUseTheJournalDoNotStart() {
    desk.execute();
    int entries = desk.evidence(folder).entries().size();
    Attestation word = new Attestation("m01", "technician", VaultErasureFixture.DAY, "seen to");

    for (RunOptions options : List.of(cancelled(), PASSED)) {
      DsrError error = options == PASSED ? DsrError.DEADLINE_EXCEEDED : DsrError.CANCELLED;
      ApprovalTest.refused(error, () -> run(dsr -> dsr.status(VaultErasureFixture.CASE, options)));
      ApprovalTest.refused(
          error, () -> run(dsr -> dsr.attest(VaultErasureFixture.CASE, word, options)));
      ApprovalTest.refused(
          error,
          () ->
              run(
                  dsr -> {
                    dsr.endRetention(
                        VaultErasureFixture.CASE, "privacy officer", "no longer needed", options);
                    return dsr;
                  }));
    }

    assertThat(desk.evidence(folder).entries()).hasSize(entries);
    assertThat(desk.keys.find(VaultErasureFixture.CASE)).isPresent();
  }

  private <T> T soon(Function<Dsr, T> verb) throws Exception {
    return CompletableFuture.supplyAsync(() -> run(verb)).get(SOON_SECONDS, TimeUnit.SECONDS);
  }

  /** Waits and ignores cancellation and interrupt. */
  private static void await(CountDownLatch latch) {
    boolean done = false;
    while (!done) {
      try {
        latch.await();
        done = true;
      } catch (InterruptedException e) {
        // Ignored on purpose.
      }
    }
  }

  private static LedgerStatus account(ChangeReport report) {
    return report.ledger().entries().stream()
        .filter(entry -> entry.source().source().equals("account"))
        .findFirst()
        .orElseThrow()
        .status();
  }

  private static List<StepState> states(ChangeReport report) {
    return report.steps().stream().map(StepReport::state).toList();
  }

  private static List<String> codes(ChangePlan plan) {
    return plan.parts().refusals().stream().map(PlanRefusal::code).toList();
  }
}
