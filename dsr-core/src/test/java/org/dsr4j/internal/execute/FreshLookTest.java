package org.dsr4j.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.dsr4j.Dsr;
import org.dsr4j.DsrBuilder;
import org.dsr4j.change.ApprovalTest;
import org.dsr4j.change.ApprovedPlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.DeviceChoice;
import org.dsr4j.change.DeviceQuestion;
import org.dsr4j.change.Exemption;
import org.dsr4j.change.ExemptionBasis;
import org.dsr4j.change.FakeVault;
import org.dsr4j.change.StepReport;
import org.dsr4j.change.StepState;
import org.dsr4j.change.VaultErasureFixture;
import org.dsr4j.change.VaultPlanner;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.SourceCategory;
import org.dsr4j.spi.operator.LegalHoldCheck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Before the first step the library looks again; what it sees counts, not what the plan says. */
class FreshLookTest {

  private static final String MAIL = "anna.smith@contoso.example";

  @TempDir private Path folder;

  private final VaultErasureFixture desk = new VaultErasureFixture();
  private final FakeDirectory directory = new FakeDirectory();

  @BeforeEach
  void annaHasHerAddress() {
    directory.accounts.put(MAIL, FakeVault.ANNA);
  }

  private Dsr dsr() {
    return builder().build();
  }

  private DsrBuilder builder() {
    return desk.builder().adapter(directory);
  }

  private static DsrRequest request(String id) {
    return DsrRequest.builder(VaultErasureFixture.TENANT, DataSubject.mail(MAIL))
        .id(id)
        .requestedBy("privacy desk")
        .received(VaultErasureFixture.DAY)
        .identityCheck(VaultErasureFixture.undecided().identityCheck())
        .build()
        .withDecision(VaultErasureFixture.request().decision().orElseThrow());
  }

  private ApprovedPlan approved() {
    DsrRequest request = request("DSR-1");
    try (Dsr dsr = dsr()) {
      return desk.approved(dsr.planDeletion(request, VaultErasureFixture.order()));
    }
  }

  private void assertDrifted(ChangeReport report) {
    assertThat(report.steps()).extracting(StepReport::state).containsOnly(StepState.DRIFTED);
    assertThat(report.completion()).isEqualTo(Completion.PARTIAL);
    assertThat(report.resumeAt()).isEmpty();
    assertThat(desk.vault.performed()).isZero();
    assertThat(desk.vault.rows).hasSize(12);
    assertThat(desk.evidence(folder).problems()).isEmpty();
  }

  @Test
  void anAddressThatNowLeadsToAnotherAccountDriftsBeforeTheFirstStep() {
    ApprovedPlan approved = approved();
    directory.accounts.put(MAIL, FakeVault.BERT);

    try (Dsr dsr = dsr()) {
      assertDrifted(dsr.execute(approved));
      assertDrifted(dsr.resume(VaultErasureFixture.CASE));
      ApprovalTest.refused(DsrError.JOURNAL_EXISTS, () -> dsr.execute(approved));
    }
  }

  @Test
  void anAddressThatChangesWhileTheRunIsHeldDriftsToo() {
    ApprovedPlan approved = approved();
    try (Dsr held =
        builder().legalHolds((request, identity) -> LegalHoldCheck.unknown("asked")).build()) {
      held.execute(approved);
    }
    directory.accounts.put(MAIL, FakeVault.BERT);

    try (Dsr dsr = dsr()) {
      assertDrifted(dsr.resume(VaultErasureFixture.CASE));
    }
  }

  @Test
  void thePlanSaysThatAnAddressBelongedToAnotherAccountInAnEarlierCase() {
    approved();
    directory.accounts.put(MAIL, FakeVault.BERT);

    DsrRequest later = request("DSR-2");
    try (Dsr dsr = dsr()) {
      assertThat(dsr.planDeletion(later, VaultErasureFixture.order()).parts().notes())
          .anyMatch(note -> note.contains("belonged to another account in case DSR-1"));
    }
  }

  @Test
  void theSameAccountUnderTheSameAddressIsErased() {
    try (Dsr dsr = dsr()) {
      assertThat(dsr.execute(approved()).steps())
          .extracting(StepReport::state)
          .containsOnly(StepState.DONE);
    }
    assertThat(desk.vault.rows("account", FakeVault.BERT)).hasSize(1);
  }

  @Test
  void aDeviceThatNeedsADecisionNowStopsThePlan() {
    ApprovedPlan approved = desk.approved(desk.plan());
    VaultPlanner usual = new VaultPlanner(desk.vault);
    desk.vault.planner =
        (task, proposal) -> {
          usual.propose(task, proposal);
          proposal.question(
              new DeviceQuestion(
                  "new device",
                  "phone",
                  java.util.List.of(DeviceChoice.UNASSIGN),
                  java.util.List.of()));
        };

    assertDrifted(desk.execute(approved));
  }

  @Test
  void anAccountThatBecameProtectedStopsThePlan() {
    ApprovedPlan approved = desk.approved(desk.plan());
    VaultPlanner usual = new VaultPlanner(desk.vault);
    desk.vault.planner =
        (task, proposal) -> {
          usual.propose(task, proposal);
          proposal.refuse(DsrError.ACCOUNT_PROTECTED, "the last administrator");
        };

    assertDrifted(desk.execute(approved));
  }

  @Test
  void anAccountThatBecameProtectedStopsThePlanAlsoWhenItsAddressWasRemoved() {
    ApprovedPlan approved = approved();
    directory.accounts.clear();
    VaultPlanner usual = new VaultPlanner(desk.vault);
    desk.vault.planner =
        (task, proposal) -> {
          usual.propose(task, proposal);
          proposal.refuse(DsrError.ACCOUNT_PROTECTED, "the last administrator");
        };

    try (Dsr dsr = dsr()) {
      assertDrifted(dsr.execute(approved));
    }
  }

  @Test
  void anAddressThatWasRemovedDoesNotStopThePlan() {
    ApprovedPlan approved = approved();
    directory.accounts.clear();

    try (Dsr dsr = dsr()) {
      assertThat(dsr.execute(approved).steps())
          .extracting(StepReport::state)
          .containsOnly(StepState.DONE);
    }
  }

  @Test
  void aDirectoryThatDoesNotAnswerDoesNotUseUpTheApproval() {
    ApprovedPlan approved = approved();
    directory.down = true;
    try (Dsr dsr = dsr()) {
      ApprovalTest.refused(DsrError.PLAN_REFUSED, () -> dsr.execute(approved));
      assertThat(desk.kinds()).containsOnly("PLANNED");
      assertThat(desk.vault.performed()).isZero();
      directory.down = false;

      assertThat(dsr.execute(approved).steps())
          .extracting(StepReport::state)
          .containsOnly(StepState.DONE);
    }
  }

  @Test
  void anExemptionThatEndedInTheMeantimeAsksForANewDecision() {
    Exemption shortly =
        new Exemption(
            SourceCategory.AUDIT_LOG,
            ExemptionBasis.LEGAL_CLAIMS,
            "case 7",
            "officer",
            java.time.LocalDate.ofInstant(desk.clock.instant(), java.time.ZoneOffset.UTC));
    ApprovedPlan approved =
        desk.approved(desk.plan(VaultErasureFixture.order().withExemption(shortly)));
    desk.clock.advance(Duration.ofDays(2));

    ApprovalTest.refused(DsrError.PLAN_REFUSED, () -> desk.execute(approved));
    assertThat(desk.kinds()).containsOnly("PLANNED");
  }
}
