package org.dsr4j.internal.execute;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.dsr4j.Dsr;
import org.dsr4j.Journals;
import org.dsr4j.change.Approval;
import org.dsr4j.change.ApprovalTest;
import org.dsr4j.change.ApprovedPlan;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.FakeVault;
import org.dsr4j.change.ManualClock;
import org.dsr4j.change.PlanSignature;
import org.dsr4j.change.VaultErasureFixture;
import org.dsr4j.model.Decision;
import org.dsr4j.model.DsrError;
import org.dsr4j.spi.operator.JournalSigner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only a plan that this library created for this case, unchanged, is approved and executed. */
class ForeignPlanTest {

  private final VaultErasureFixture desk = new VaultErasureFixture();

  private static ChangePlan changed(ChangePlan plan, UnaryOperator<String> change) {
    String before = new String(plan.json(), UTF_8);
    String after = change.apply(before);
    assertThat(after).isNotEqualTo(before);
    return ChangePlan.ofJson(after.getBytes(UTF_8));
  }

  private void refused(ChangePlan plan) {
    ApprovalTest.refused(DsrError.PLAN_NOT_OURS, () -> desk.execute(desk.approved(plan)));
    assertThat(desk.vault.performed()).isZero();
    assertThat(desk.vault.rows).hasSize(12);
    assertThat(desk.kinds()).containsOnly("PLANNED");
  }

  /** Signs like the library, but with a key of an attacker. */
  private static ChangePlan signed(ChangePlan plan, JournalSigner signer) {
    return plan.signed(PlanSignature.of(signer.publicKey(), signer.sign(plan.signedText())));
  }

  private static JournalSigner stranger() {
    try {
      return Journals.signer(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aPlanAimedAtSomebodyElseIsRefused() {
    refused(changed(desk.plan(), json -> json.replace("aaaa", "bbbb")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"target\":\"note-aaaa\" | \"target\":\"note-bbbb\"",
        "\"owner\":\"aaaaaaaa | \"owner\":\"bbbbbbbb",
        "\"label\":\"Anna | \"label\":\"Bert",
        "\"verdict\":\"GRANT\" | \"verdict\":\"PARTLY\"",
        "\"requestedBy\":\"privacy desk\" | \"requestedBy\":\"somebody else\"",
        "\"separateApprover\":true | \"separateApprover\":false",
        "\"stepLimit\":200 | \"stepLimit\":2000",
        "\"purgeAfter\":\"PT168H\" | \"purgeAfter\":\"PT0S\"",
        "\"longestApproval\":\"PT720H\" | \"longestApproval\":\"PT7200H\"",
        "\"type\":\"org.dsr4j.change.FakeVault\" | \"type\":\"org.example.Other\"",
        "\"id\":\"DSR-1\" | \"id\":\"DSR-2\"",
      })
  void aPlanWithOneChangedValueIsRefused(String value, String other) {
    refused(changed(desk.plan(), json -> json.replace(value, other)));
  }

  @Test
  void aRefusedPlanIsNotSignedSoThatItsRefusalsCannotBeRemoved() {
    ChangePlan refusedPlan = desk.plan(VaultErasureFixture.order().stepLimit(1));
    assertThat(refusedPlan.approvable()).isFalse();
    assertThat(refusedPlan.signature()).isEmpty();
    assertThat(desk.store.cases()).isEmpty();
    desk.plan();

    refused(
        changed(refusedPlan, json -> json.replaceAll("\"refusals\":\\[[^]]*]", "\"refusals\":[]")));
  }

  @Test
  void aDeclinedPlanIsNotSignedSoThatItsDecisionCannotBeChanged() {
    desk.plan();
    ChangePlan declined;
    try (Dsr dsr = desk.builder().build()) {
      declined =
          dsr.planDeletion(
              VaultErasureFixture.undecided()
                  .withDecision(Decision.refuse("needed", "officer", VaultErasureFixture.DAY)),
              VaultErasureFixture.order());
    }
    assertThat(declined.signature()).isEmpty();
    ApprovalTest.refused(
        DsrError.PLAN_NOT_OURS,
        () ->
            desk.approved(
                changed(
                    declined,
                    json ->
                        json.replace("\"REFUSE\"", "\"GRANT\"").replace("\"DECLINED\"", "null"))));
  }

  @Test
  void aPlanSignedWithAnotherKeyIsRefused() {
    ChangePlan forged =
        signed(changed(desk.plan(), json -> json.replace("note-aaaa", "note-bbbb")), stranger());
    assertThat(forged.isSigned()).isTrue();

    ApprovedPlan approved =
        forged.approve(
            Approval.of(
                    forged,
                    "second officer",
                    ManualClock.START,
                    ManualClock.START.plus(Duration.ofDays(1)))
                .naming(FakeVault.ANNA));
    ApprovalTest.refused(DsrError.PLAN_NOT_OURS, () -> desk.execute(approved));
    assertThat(desk.vault.performed()).isZero();
  }

  @Test
  void aSignedPlanThatTheJournalDoesNotContainIsRefused() {
    VaultErasureFixture other = new VaultErasureFixture();
    ApprovedPlan approved = other.approved(other.plan());

    ApprovalTest.refused(DsrError.PLAN_NOT_OURS, () -> desk.execute(approved));
    assertThat(desk.store.cases()).isEmpty();
  }

  @Test
  void aPlanCreatedWithoutAJournalSaysThatItCannotBeExecuted() {
    ChangePlan plan;
    try (Dsr dsr =
        Dsr.builder(VaultErasureFixture.TENANT).clock(desk.clock).adapter(desk.vault).build()) {
      plan = dsr.planDeletion(VaultErasureFixture.request(), VaultErasureFixture.order());
    }

    assertThat(plan.parts().notes()).anyMatch(note -> note.contains("is not signed"));
    ApprovalTest.refused(DsrError.PLAN_NOT_OURS, () -> desk.approved(plan));
  }

  @Test
  void thePlanSurvivesStorageBetweenPlanningAndApproval() {
    ChangePlan stored = ChangePlan.ofJson(desk.plan().json());

    assertThat(stored.isSigned()).isTrue();
    assertThat(desk.execute(desk.approved(stored)).steps()).hasSize(4);
    assertThat(desk.vault.performed()).isEqualTo(4);
  }
}
