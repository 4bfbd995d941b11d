package org.dsr4j.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.dsr4j.BlockedCall;
import org.dsr4j.change.ApprovedPlan;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.FaultyVault.Fault;
import org.dsr4j.change.FaultyVault.Method;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepState;
import org.dsr4j.change.TwoVaults;
import org.dsr4j.change.VaultErasureFixture;
import org.dsr4j.evidence.EvidenceReport;
import org.dsr4j.evidence.JournalEntryKind;
import org.dsr4j.model.Completion;
import org.dsr4j.model.Decision;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.ErrorCode;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.dsr4j.spi.StepOutcome;
import org.dsr4j.spi.StepPermit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever one adapter does ends only its own steps and sources. */
class OneAdapterTest {

  /** Like an error of the virtual machine or of a library that nobody knows. */
  private static final class UnknownError extends Error {
    private static final long serialVersionUID = 1;
  }

  private static final Gap BUSY =
      new Gap(LedgerStatus.PENDING, DsrError.STEP_PENDING, "the service is busy");

  @TempDir private Path folder;

  private final TwoVaults two = new TwoVaults();
  private final BlockedCall blocked = new BlockedCall();

  @AfterEach
  void free() {
    blocked.close();
  }

  /** The faults that leave no answer. */
  static Stream<Named<Fault>> failures() {
    return Stream.concat(
        Stream.of(
                new StackOverflowError(),
                new OutOfMemoryError("simulated"),
                new AssertionError("anna.smith@contoso.example"),
                new ServiceConfigurationError("anna.smith@contoso.example"),
                new UnknownError(),
                new IllegalStateException("anna.smith@contoso.example"),
                new IOException("anna.smith@contoso.example"),
                new InterruptedException())
            .map(OneAdapterTest::throwing),
        Stream.of(
            Named.of("returns null", (cancellation, work) -> null),
            Named.of(
                "throws and leaves its thread interrupted",
                (cancellation, work) -> {
                  Thread.currentThread().interrupt();
                  throw new IllegalStateException("interrupted");
                })));
  }

  private static Named<Fault> throwing(Throwable thrown) {
    return Named.of(
        "throws " + thrown.getClass().getSimpleName(),
        (cancellation, work) -> {
          throw thrown;
        });
  }

  /** The faults beside a right answer. */
  static Stream<Named<Fault>> sideEffects() {
    return Stream.of(
        Named.of(
            "cancels what it was given",
            (cancellation, work) -> {
              cancellation.cancel();
              return work.get();
            }),
        Named.of(
            "leaves its thread interrupted",
            (cancellation, work) -> {
              Object answer = work.get();
              Thread.currentThread().interrupt();
              return answer;
            }));
  }

  static Stream<Arguments> failingRuns() {
    return crossed(EnumSet.of(Method.CONFIRM, Method.INSPECT, Method.PERFORM, Method.POLL));
  }

  private static Stream<Arguments> crossed(EnumSet<Method> methods) {
    return methods.stream().flatMap(method -> failures().map(fault -> Arguments.of(method, fault)));
  }

  private ChangeReport execute(Method method, Fault fault) {
    ApprovedPlan approved = two.approved();
    two.broken.in(method, fault);
    if (method == Method.POLL) {
      pending();
      two.with(dsr -> dsr.execute(approved));
      two.desk.clock.advance(java.time.Duration.ofDays(1));
      return two.resume();
    }
    return two.with(dsr -> dsr.execute(approved));
  }

  private void pending() {
    for (int i = 0; i < 2; i++) {
      two.broken.vault.next(
          "release-device",
          (call, apply) -> new StepOutcome.Pending("t", two.desk.clock.instant(), BUSY, ""));
    }
    two.broken.vault.polled.put("t", () -> new StepOutcome.Done(""));
  }

  private void assertEnded() {
    EvidenceReport evidence = two.desk.evidence(folder);
    assertThat(evidence.problems()).isEmpty();
    assertThat(evidence.entries().get(evidence.entries().size() - 1).kind())
        .isEqualTo(JournalEntryKind.RUN_ENDED);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("failingRuns")
  void aFailureInARunLeavesTheStepsOfOtherAdaptersAlone(Method method, Fault fault) {
    ChangeReport report = execute(method, fault);

    assertThat(two.states(report, TwoVaults.SOUND)).containsOnly(StepState.DONE);
    assertThat(two.states(report, TwoVaults.BROKEN))
        .allSatisfy(state -> assertThat(ended(state, method)).isFalse());
    assertThat(report.completion()).isNotEqualTo(Completion.CANCELLED);
    assertThat(report.toString()).doesNotContain("anna.smith");
    assertEnded();
  }

  /** A step whose answer was lost is inspected, so it can be done although perform failed. */
  private static boolean ended(StepState state, Method method) {
    return method != Method.PERFORM && state.ended();
  }

  static Stream<Arguments> sideEffectsInARun() {
    return EnumSet.of(Method.CONFIRM, Method.INSPECT, Method.PERFORM, Method.POLL).stream()
        .flatMap(method -> sideEffects().map(fault -> Arguments.of(method, fault)));
  }

  @ParameterizedTest
  @MethodSource("sideEffectsInARun")
  void aSideEffectInARunReachesNoOtherAdapterAndNotTheRun(Method method, Fault fault) {
    ChangeReport report = execute(method, fault);

    assertThat(report.steps()).allMatch(step -> step.state() == StepState.DONE);
    assertThat(report.completion()).isNotEqualTo(Completion.CANCELLED);
    assertEnded();
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureToProposeRefusesThePlanAndKeepsTheOtherProposals(Fault fault) {
    two.broken.in(Method.PROPOSE, fault);

    ChangePlan plan = two.plan();

    assertOnlySoundPlanned(plan);
    assertThat(plan.table()).doesNotContain("anna.smith@contoso.example [");
  }

  private static void assertOnlySoundPlanned(ChangePlan plan) {
    assertThat(plan.steps()).hasSize(2).allMatch(OneAdapterTest::ofSound);
    assertThat(plan.approvable()).isFalse();
    assertThat(plan.parts().refusals()).isNotEmpty();
    assertThat(plan.header().interruption()).isNull();
  }

  private static boolean ofSound(PlannedStep step) {
    return step.source().instance().equals(TwoVaults.SOUND);
  }

  @ParameterizedTest
  @MethodSource("sideEffects")
  void aSideEffectOfAProposalDoesNotReachThePlan(Fault fault) {
    two.broken.in(Method.PROPOSE, fault);

    ChangePlan plan = two.plan();

    assertThat(plan.steps()).hasSize(4);
    assertThat(plan.approvable()).isTrue();
  }

  private Report discover() {
    return two.with(dsr -> dsr.discover(VaultErasureFixture.request()));
  }

  private static List<LedgerStatus> statuses(Report report, String instance) {
    return report.ledger().entries().stream()
        .filter(entry -> entry.source().instance().equals(instance))
        .map(entry -> entry.status())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailedConfirmationEndsOnlyTheSourcesOfItsAdapter(Fault fault) {
    two.broken.in(Method.CONFIRM, fault);

    Report report = discover();

    assertThat(statuses(report, TwoVaults.BROKEN)).containsOnly(LedgerStatus.FAILED);
    assertThat(statuses(report, TwoVaults.SOUND)).containsOnly(LedgerStatus.FOUND);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailedLookUpDoesNotStopTheReads(Fault fault) {
    two.broken.in(Method.RESOLVE, fault);

    Report report = discover();

    assertReadWithAGap(report);
  }

  /** The facet of the person has a gap then, so no source can be complete. */
  private static void assertReadWithAGap(Report report) {
    assertThat(report.ledger().entries())
        .filteredOn(entry -> entry.source().instance().equals(TwoVaults.SOUND))
        .allMatch(entry -> entry.found() > 0 && entry.status() == LedgerStatus.FAILED);
    assertThat(report.completion()).isNotEqualTo(Completion.CANCELLED);
  }

  @ParameterizedTest
  @MethodSource("sideEffects")
  void aSideEffectOfALookUpDoesNotReachTheReads(Fault fault) {
    two.broken.in(Method.RESOLVE, fault);

    Report report = discover();

    assertThat(statuses(report, TwoVaults.SOUND)).containsOnly(LedgerStatus.FOUND);
    assertThat(statuses(report, TwoVaults.BROKEN)).containsOnly(LedgerStatus.FOUND);
  }

  private ChangePlan restoration() {
    Decision decision =
        Decision.grant("it was a mistake", "privacy officer", VaultErasureFixture.DAY);
    return two.with(dsr -> dsr.planRestoration(VaultErasureFixture.CASE, decision));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureToUndoBecomesTheTaskOfAPerson(Fault fault) {
    execute(Method.UNDO, fault);

    ChangePlan plan = restoration();

    assertThat(plan.steps()).hasSize(2).allMatch(OneAdapterTest::ofSound);
    assertThat(plan.parts().manualSteps())
        .hasSize(2)
        .allMatch(step -> step.instruction().contains("its vendor must fix it"))
        .noneMatch(step -> step.instruction().contains("anna.smith"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureToCloseLeavesTheOtherAdaptersToBeClosed(Fault fault) {
    two.broken.in(Method.CLOSE, fault);

    two.with(dsr -> dsr.sources());

    assertThat(two.sound.vault.calls).containsOnlyOnce("close");
  }

  private Fault blocking() {
    return (cancellation, work) -> {
      blocked.uncooperative();
      return work.get();
    };
  }

  @ParameterizedTest
  @MethodSource("blockedRuns")
  void anAdapterThatBlocksIsLeftAfterTheLimit(Method method) {
    ChangeReport report = execute(method, blocking());

    assertThat(two.states(report, TwoVaults.SOUND)).containsOnly(StepState.DONE);
    assertThat(two.states(report, TwoVaults.BROKEN)).noneMatch(StepState::ended);
    assertThat(report.completion()).isNotEqualTo(Completion.CANCELLED);
    assertEnded();
  }

  static Stream<Method> blockedRuns() {
    return Stream.of(Method.CONFIRM, Method.INSPECT, Method.PERFORM, Method.POLL);
  }

  @Test
  void aBlockedStepIsUnknownAndItsPermitIsRevokedBeforeTheAnswerComes() {
    AtomicReference<StepPermit> permit = new AtomicReference<>();
    two.broken.vault.next(
        "release-device",
        (call, apply) -> {
          blocked.uncooperative();
          apply.run();
          return new StepOutcome.Done("too late");
        });

    ChangeReport report = two.with(dsr -> dsr.execute(two.approved()));
    two.broken.vault.permits().forEach(permit::set);

    assertThat(permit.get().isRevoked()).isTrue();
    assertThat(two.states(report, TwoVaults.BROKEN))
        .containsExactly(StepState.UNKNOWN, StepState.RETRY_LATER);
    assertThat(report.steps().get(0).gap().code().code()).isEqualTo("dsr.adapter-unresponsive");
    assertThat(two.broken.vault.performed()).isEqualTo(1);
    blocked.close();
    blocked.awaitLeft();
    assertThat(two.states(two.with(dsr -> dsr.status(VaultErasureFixture.CASE)), TwoVaults.BROKEN))
        .contains(StepState.UNKNOWN);
  }

  @Test
  void anAdapterThatEndsWhenItIsCancelledAtTheLimitKeepsItsAnswer() {
    two.broken.vault.next(
        "release-device",
        (call, apply) -> {
          try {
            blocked.cooperative(call.cancellation());
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return new StepOutcome.Refused(Gap.failed(DsrError.CANCELLED, "nothing was sent"));
        });

    ChangeReport report = two.with(dsr -> dsr.execute(two.approved()));

    assertThat(two.states(report, TwoVaults.BROKEN)).doesNotContain(StepState.UNKNOWN);
  }

  @Test
  void aBlockedProposalRefusesThePlanAndKeepsTheOtherProposals() {
    two.broken.in(Method.PROPOSE, blocking());

    assertOnlySoundPlanned(two.plan());
  }

  @Test
  void aBlockedUndoBecomesTheTaskOfAPerson() {
    execute(Method.UNDO, blocking());

    assertThat(restoration().parts().manualSteps()).hasSize(2);
  }

  @Test
  void aBlockedLookUpDoesNotStopTheReads() {
    two.broken.in(Method.RESOLVE, blocking());

    assertReadWithAGap(discover());
  }

  @Test
  void aBlockedCloseLeavesTheOtherAdaptersToBeClosed() {
    two.broken.in(Method.CLOSE, blocking());

    two.with(dsr -> dsr.sources());

    assertThat(two.sound.vault.calls).containsOnlyOnce("close");
  }

  @Test
  void anAnswerWhoseErrorCodeThrowsIsAFailureOfItsAdapter() {
    ErrorCode broken =
        () -> {
          throw new AssertionError("no descriptor");
        };
    two.broken.vault.next(
        "release-device", (call, apply) -> new StepOutcome.Refused(Gap.failed(broken, "no")));

    ChangeReport report = two.with(dsr -> dsr.execute(two.approved()));

    assertThat(two.states(report, TwoVaults.SOUND)).containsOnly(StepState.DONE);
    assertThat(two.states(report, TwoVaults.BROKEN))
        .containsExactly(StepState.UNKNOWN, StepState.DONE);
    assertEnded();
  }
}
