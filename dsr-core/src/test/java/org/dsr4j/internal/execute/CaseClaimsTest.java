package org.dsr4j.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.dsr4j.Dsr;
import org.dsr4j.change.ApprovalTest;
import org.dsr4j.change.ApprovedPlan;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.FakeVault;
import org.dsr4j.change.VaultErasureFixture;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Gap;
import org.dsr4j.spi.StepOutcome;
import org.junit.jupiter.api.Test;

/** Two cases never change the same object, and the cases of one person know each other. */
class CaseClaimsTest {

  private final VaultErasureFixture desk = new VaultErasureFixture();

  private ChangePlan plan(String id, String person) {
    DsrRequest request =
        DsrRequest.builder(VaultErasureFixture.TENANT, DataSubject.objectId(person))
            .id(id)
            .requestedBy("privacy desk")
            .received(VaultErasureFixture.DAY)
            .identityCheck(VaultErasureFixture.undecided().identityCheck())
            .build()
            .withDecision(VaultErasureFixture.request().decision().orElseThrow());
    try (Dsr dsr = desk.builder().build()) {
      return dsr.planDeletion(request, VaultErasureFixture.order());
    }
  }

  private static StepOutcome refusal() {
    return new StepOutcome.Refused(Gap.failed(DsrError.PERMISSION_MISSING, "no right"));
  }

  @Test
  void aSecondCaseForTheSameObjectIsRefusedByName() {
    desk.vault.next("remove-note", (call, apply) -> refusal());
    ApprovedPlan second = desk.approved(plan("DSR-2", FakeVault.ANNA));
    desk.execute();

    assertThatThrownBy(() -> desk.execute(second))
        .hasMessageContaining("DSR-1")
        .hasMessageContaining("[dsr.case-conflict]");
    assertThat(desk.vault.removals).isEmpty();
  }

  @Test
  void theSecondCaseMayFollowWhenTheFirstHasEndedOrWasWithdrawn() {
    desk.vault.next("remove-note", (call, apply) -> refusal());
    ApprovedPlan second = desk.approved(plan("DSR-2", FakeVault.ANNA));
    desk.execute();
    try (Dsr dsr = desk.builder().build()) {
      dsr.withdraw(VaultErasureFixture.CASE, "officer", "one request is enough");
    }

    assertThat(desk.execute(second).steps()).allMatch(step -> step.state().ended());
    assertThat(desk.vault.removals).containsOnlyKeys(FakeVault.ANNA).containsValue(1);
  }

  @Test
  void casesOfDifferentPeopleDoNotWaitForEachOther() {
    desk.vault.next("remove-note", (call, apply) -> refusal());
    desk.execute();
    ApprovedPlan bert = bert();

    assertThat(desk.execute(bert).steps()).allMatch(step -> step.state().ended());
  }

  private ApprovedPlan bert() {
    ChangePlan plan = plan("DSR-2", FakeVault.BERT);
    return plan.approve(
        org.dsr4j.change.Approval.of(
                plan, "second officer", desk.clock.instant(), desk.clock.instant().plusSeconds(60))
            .naming(FakeVault.BERT));
  }

  @Test
  void twoApprovedRequestsAboutOnePersonRunAtOnceMakeEachIrreversibleCallOnce() {
    List<ApprovedPlan> approved =
        Stream.of("DSR-1", "DSR-2", "DSR-3", "DSR-4")
            .map(id -> desk.approved(plan(id, FakeVault.ANNA)))
            .toList();
    AtomicInteger ran = new AtomicInteger();

    List<CompletableFuture<Void>> runs =
        approved.stream()
            .map(
                each ->
                    CompletableFuture.runAsync(
                        () -> {
                          desk.execute(each);
                          ran.incrementAndGet();
                        }))
            .toList();
    for (CompletableFuture<Void> run : runs) {
      try {
        run.join();
      } catch (CompletionException e) {
        assertThat(e.getCause())
            .isInstanceOfSatisfying(
                DsrException.class,
                refused -> assertThat(refused.code()).isEqualTo(DsrError.CASE_CONFLICT));
      }
    }

    assertThat(ran.get()).isPositive();
    assertThat(desk.vault.removals).containsOnlyKeys(FakeVault.ANNA).containsValue(1);
  }

  @Test
  void thePlanListsTheOtherCasesOfThePerson() {
    desk.vault.next("remove-note", (call, apply) -> refusal());
    desk.execute();

    assertThat(plan("DSR-2", FakeVault.ANNA).parts().notes())
        .anyMatch(note -> note.contains("Case DSR-1 is about the same person: open"));
    desk.resume();
    assertThat(plan("DSR-3", FakeVault.ANNA).parts().notes())
        .anyMatch(note -> note.contains("Case DSR-1 is about the same person: ended"));
    assertThat(plan("DSR-4", FakeVault.BERT).parts().notes())
        .noneMatch(note -> note.contains("same person"));
  }

  @Test
  void theIdThatTheLibraryUsesForItselfIsNotAccepted() {
    ApprovalTest.refused(DsrError.INVALID_ID, () -> plan("dsr4j.claims", FakeVault.ANNA));
    ApprovalTest.refused(DsrError.INVALID_ID, () -> plan("DSR4J.Claims", FakeVault.ANNA));
    assertThat(desk.store.cases()).doesNotContain(CaseId.of("dsr4j.claims"));
  }

  private ChangePlan planWithoutTheKeysOfOthers(String id) {
    desk.keys.destroy(VaultErasureFixture.CASE);
    return plan(id, FakeVault.ANNA);
  }

  @Test
  void aCaseInProgressWhoseKeyIsLostIsNotOverlooked() {
    desk.vault.next(
        "release-device",
        (call, apply) -> new StepOutcome.Unknown(Gap.failed(DsrError.STEP_UNKNOWN, "lost")));
    desk.vault.seen.put(
        "device-1-aaaa",
        () ->
            new org.dsr4j.spi.Inspection.NotObservable(
                Gap.failed(DsrError.STEP_UNKNOWN, "no response")));
    desk.execute();
    ChangePlan plan = planWithoutTheKeysOfOthers("DSR-2");

    assertThat(plan.parts().notes()).anyMatch(note -> note.contains("DSR-1 could not be read"));
    assertThatThrownBy(() -> desk.execute(desk.approved(plan)))
        .hasMessageContaining("DSR-1")
        .hasMessageContaining("[dsr.case-conflict]");
  }

  @Test
  void aFinishedCaseWhoseKeyIsLostStopsNobody() {
    desk.vault.next("remove-note", (call, apply) -> refusal());
    desk.execute();
    ChangePlan plan = planWithoutTheKeysOfOthers("DSR-2");

    assertThat(plan.parts().notes()).anyMatch(note -> note.contains("DSR-1 could not be read"));
    assertThat(desk.execute(desk.approved(plan)).steps()).allMatch(step -> step.state().ended());
  }
}
