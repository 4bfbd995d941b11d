package org.dsr4j.it.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.dsr4j.Evidence;
import org.dsr4j.change.AcceptedGap;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.Custody;
import org.dsr4j.change.DeviceChoice;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.change.PlanRefusal;
import org.dsr4j.evidence.EvidenceReport;
import org.dsr4j.evidence.JournalEntryKind;
import org.dsr4j.it.support.ErasureCase;
import org.dsr4j.it.support.ErasureFixture;
import org.dsr4j.it.support.TwoDeviceErasure;
import org.dsr4j.model.Completion;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.dsr4j.testkit.junit.WithSimulatedTenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The erasure of an account that was deleted before, so that not all its devices can be listed. */
@WithSimulatedTenant
class AcceptedGapErasureTest {

  private static final String DELETED = "graph.account-deleted";

  @TempDir Path folder;

  private final SimulatedTenant tenant;
  private final ErasureFixture rig;
  private final SimulatedUser person;
  private final SimulatedDevice computer;

  AcceptedGapErasureTest(SimulatedTenant tenant) {
    this.tenant = tenant;
    this.rig = new ErasureFixture(tenant);
    this.person = tenant.user("adele").device(SimulatedDevice::windows);
    this.computer = person.devices().get(0);
    person.softDeleted();
  }

  private ErasureOrder order() {
    return ErasureFixture.order()
        .device(
            ErasureFixture.deviceDecision(computer.managedDeviceId(), DeviceChoice.DELETE)
                .custody(
                    new Custody("help desk", ErasureFixture.DAY, "recovery key in the vault")));
  }

  private ErasureOrder accepting() {
    return order()
        .withAcceptedGap(
            new AcceptedGap(
                DELETED, "privacy officer", ErasureFixture.DAY, "the account has no devices"));
  }

  private static LedgerEntry entry(ChangeReport report, String source) {
    return report.ledger().entries().stream()
        .filter(each -> each.source().source().equals(source))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aPlanWithAnUnreadableSourceNeedsAnAcceptance() {
    assertThat(ErasureCase.plan(rig, person, order()).parts().refusals())
        .extracting(PlanRefusal::code)
        .containsOnly(DELETED);

    ChangePlan plan = ErasureCase.plan(rig, person, accepting());

    assertThat(plan.approvable()).isTrue();
    assertThat(plan.table().replaceAll("\\s+", " "))
        .contains(DELETED, "accepted by privacy officer", "the account has no devices");
  }

  @Test
  void theAccountIsDeletedAndUnreadSourcesAreNotReportedAsErased() {
    ErasureCase erasure =
        ErasureCase.approved(tenant, rig, person, ErasureCase.plan(rig, person, accepting()));

    ChangeReport report = erasure.runToEnd();
    tenant.advance(Duration.ofDays(60));
    ChangeReport verified = erasure.verify();

    assertThat(TwoDeviceErasure.isFinished(report)).isTrue();
    assertThat(entry(verified, "aad-user").status()).isEqualTo(LedgerStatus.DONE);
    // Reading finds none of its devices and never could, so this proves nothing.
    assertThat(entry(verified, "aad-user-registered-devices").status())
        .isNotIn(LedgerStatus.DONE, LedgerStatus.NONE, LedgerStatus.ALREADY_DONE);
    assertThat(entry(verified, "aad-bitlocker-keys").status())
        .isNotIn(LedgerStatus.DONE, LedgerStatus.NONE, LedgerStatus.ALREADY_DONE);
    assertThat(verified.completion()).isEqualTo(Completion.PARTIAL);
  }

  @Test
  void theEvidenceNamesWhoAcceptedTheGap() {
    ErasureCase.approved(tenant, rig, person, ErasureCase.plan(rig, person, accepting()))
        .firstRun();

    Path file = folder.resolve("evidence.jsonl");
    Evidence.export(rig.store(), rig.signer(), TwoDeviceErasure.CASE, file);
    EvidenceReport evidence = Evidence.verify(file);

    assertThat(evidence.problems()).isEmpty();
    assertThat(evidence.entries())
        .filteredOn(each -> each.kind() == JournalEntryKind.WAIVED)
        .extracting(each -> each.facts().get("what"))
        .containsExactly("copy", "gap " + DELETED);
  }
}
