package org.dsr4j.it.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.dsr4j.Evidence;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.change.StepReport;
import org.dsr4j.change.StepState;
import org.dsr4j.it.support.ErasureFixture;
import org.dsr4j.it.support.TwoDeviceErasure;
import org.dsr4j.model.Completion;
import org.dsr4j.model.Decision;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.testkit.LocalTenant;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reversal of an erasure as long as it is possible. */
class RestorationTest {

  private static final Decision TAKE_BACK =
      Decision.grant("the request was withdrawn", "privacy officer", ErasureFixture.DAY);

  @TempDir Path folder;

  private static ChangeReport erased(
      ErasureFixture rig, ErasureFixture.Open open, SimulatedUser person) {
    return erased(rig, open, person, ErasureFixture.order());
  }

  private static ChangeReport erased(
      ErasureFixture rig, ErasureFixture.Open open, SimulatedUser person, ErasureOrder order) {
    ChangePlan plan =
        open.dsr().planDeletion(rig.request(person), order.accountStillInUse(person.objectId()));
    return open.dsr().execute(rig.approved(plan, person));
  }

  @Test
  void aDeletedAccountIsRestoredWithItsSignInBeforeThePurge() {
    try (SimulatedTenant tenant = SimulatedTenant.start()) {
      SimulatedUser person = tenant.user("adele");
      String name = person.userPrincipalName();
      ErasureFixture rig = new ErasureFixture(tenant);
      try (ErasureFixture.Open open = rig.open()) {
        ChangeReport report = erased(rig, open, person);
        assertThat(report.steps()).extracting(StepReport::state).contains(StepState.RETRY_LATER);
        assertThat(person.userPrincipalName()).isNotEqualTo(name);

        ChangePlan back = open.dsr().planRestoration(report.caseId(), TAKE_BACK);
        assertThat(back.steps())
            .extracting(step -> step.kind())
            .containsExactly("restore-account", "unblock-sign-in");
        assertThat(back.table()).startsWith("Restoration ");
        ChangeReport restored = open.dsr().execute(rig.approved(back, person));

        assertThat(restored.steps()).extracting(StepReport::state).containsOnly(StepState.DONE);
        assertThat(restored.completion()).as("nobody looked").isEqualTo(Completion.PENDING);
        assertThat(person.userPrincipalName()).isEqualTo(name);
        tenant.advance(Duration.ofDays(60));
        assertThat(open.dsr().resume(report.caseId()).steps()).hasSize(2);
        assertThat(person.userPrincipalName()).isEqualTo(name);
        assertThat(open.dsr().verify(report.caseId()).completion()).isEqualTo(Completion.COMPLETE);
      }
      Path evidence = folder.resolve("evidence.jsonl");
      Evidence.export(rig.store(), rig.signer(), TwoDeviceErasure.CASE, evidence);
      assertThat(Evidence.verify(evidence).problems()).isEmpty();
    }
  }

  @Test
  void anAccountThatOthersDeletedAgainIsNotRestored() {
    try (SimulatedTenant tenant = SimulatedTenant.start()) {
      SimulatedUser person = tenant.user("adele");
      ErasureFixture rig = new ErasureFixture(tenant);
      try (ErasureFixture.Open open = rig.open()) {
        ChangeReport report = erased(rig, open, person);
        person.restored();
        tenant.advance(Duration.ofDays(2));
        person.softDeleted();

        ChangePlan back = open.dsr().planRestoration(report.caseId(), TAKE_BACK);
        ChangeReport restored = open.dsr().execute(rig.approved(back, person));

        assertThat(restored.steps().get(0).state()).isEqualTo(StepState.DRIFTED);
        assertThat(rig.writes()).noneMatch(write -> write.contains("/restore"));
      }
    }
  }

  @Test
  void anAccountThatTheDirectoryStillShowsIsNotReportedAsRestored() {
    try (SimulatedTenant tenant = SimulatedTenant.start()) {
      SimulatedUser person = tenant.user("adele");
      tenant.replicationLag(6);
      ErasureFixture rig = new ErasureFixture(tenant);
      try (ErasureFixture.Open open = rig.open()) {
        ChangeReport report = erased(rig, open, person);
        ChangePlan back = open.dsr().planRestoration(report.caseId(), TAKE_BACK);

        ChangeReport restored = open.dsr().execute(rig.approved(back, person));

        assertThat(restored.steps().get(0).state()).isEqualTo(StepState.RETRY_LATER);
        LocalTenant.settle(tenant, person.objectId());
        tenant.advance(Duration.ofMinutes(20));
        restored = open.dsr().resume(report.caseId());
        assertThat(restored.steps().get(0).state()).isEqualTo(StepState.DONE);
      }
    }
  }

  @Test
  void aPurgedAccountIsReportedAsLost() {
    try (SimulatedTenant tenant = SimulatedTenant.start()) {
      SimulatedUser person = tenant.user("adele");
      ErasureFixture rig = new ErasureFixture(tenant);
      try (ErasureFixture.Open open = rig.open()) {
        ChangeReport report =
            erased(rig, open, person, ErasureFixture.order().purgeAfter(Duration.ZERO));
        for (int i = 0; i < 5 && !TwoDeviceErasure.isFinished(report); i++) {
          tenant.advance(Duration.ofMinutes(20));
          report = open.dsr().resume(report.caseId());
        }
        assertThat(TwoDeviceErasure.isFinished(report)).isTrue();

        ChangePlan back = open.dsr().planRestoration(report.caseId(), TAKE_BACK);

        assertThat(back.parts().unplannedSources())
            .anySatisfy(
                each -> {
                  assertThat(each.source().source()).isEqualTo("aad-user");
                  assertThat(each.status()).isEqualTo(LedgerStatus.DECLARED_IMPOSSIBLE);
                });
        assertThat(back.steps()).isEmpty();
        assertThat(back.approvable()).isFalse();
      }
    }
  }
}
