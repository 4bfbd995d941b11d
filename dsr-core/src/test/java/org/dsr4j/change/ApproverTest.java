package org.dsr4j.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.dsr4j.Dsr;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Decision;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requester, approver, decider and data subject are compared as people, not as texts. */
class ApproverTest {

  private static final String MAIL = "anna.smith@contoso.example";

  private final VaultErasureFixture desk = new VaultErasureFixture();

  private ChangePlan plan(DsrRequest request) {
    try (Dsr dsr = desk.builder().build()) {
      return dsr.planDeletion(request, VaultErasureFixture.order());
    }
  }

  private static DsrRequest request(String decider) {
    return request(decider, MAIL);
  }

  private static DsrRequest request(String decider, String mail) {
    DataSubject anna =
        DataSubject.of(
            Identifier.of(IdentifierKind.OBJECT_ID, FakeVault.ANNA),
            Identifier.of(IdentifierKind.MAIL, mail));
    return DsrRequest.builder(VaultErasureFixture.TENANT, anna)
        .id("DSR-1")
        .requestedBy("Zo\u00eb M\u00fcller")
        .received(VaultErasureFixture.DAY)
        .identityCheck(VaultErasureFixture.undecided().identityCheck())
        .build()
        .withDecision(Decision.grant("no longer needed", decider, VaultErasureFixture.DAY));
  }

  private void refused(ChangePlan plan, String approver) {
    ApprovalTest.refused(DsrError.APPROVAL_INVALID, () -> approve(plan, approver));
  }

  private ApprovedPlan approve(ChangePlan plan, String approver) {
    return plan.approve(
        Approval.of(
                plan, approver, desk.clock.instant(), desk.clock.instant().plus(Duration.ofDays(1)))
            .naming(FakeVault.ANNA));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Zo\u00eb M\u00fcller",
        "  zo\u00cb   m\u00dcLLER ",
        "Zo\u00eb  M\u00fcller",
        "Zo\u00eb\u00a0M\u00fcller",
        "Zo\u00eb\u200b M\u00fcller",
        "Zoe\u0308 Mu\u0308ller",
        "\uff3a\uff4f\u00eb M\u00fc\uff4c\uff4c\uff45\uff52",
        "\u202eZo\u00eb M\u00fcller\u202c",
        "Zo\u00eb\u00adM\u00fcller",
        "\ufeffZo\u00eb\u3164 M\u00fcller",
        "Zo\u00eb\u2028M\u00fcller",
        "Zo\u00eb M\u00fcller\ufe0f",
        "Zo\u00eb\u2800M\u00fcller",
        "Zo\u00eb\u180b M\u00fcller",
      })
  void theRequesterInAnyNotationCannotApprove(String approver) {
    refused(plan(request("privacy officer")), approver);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        FakeVault.ANNA,
        MAIL,
        "ANNA.SMITH@CONTOSO.EXAMPLE",
        " anna.smith@contoso.example\u200b",
        "Anna Smith <anna.smith@contoso.example>",
        "anna.smith\uff20contoso.example",
        "Anna \uff1canna.smith@contoso.example\uff1e",
        "{anna.smith@contoso.example}",
        "mailto:Anna.Smith@contoso.example",
        "{AAAAAAAA-0000-4000-8000-000000000001}",
        "Anna Smith (aaaaaaaa-0000-4000-8000-000000000001)",
        "aaaaaaaa\u20110000\u20114000\u20118000\u2011000000000001",
      })
  void theDataSubjectCannotApprove(String approver) {
    refused(plan(request("privacy officer")), approver);
  }

  @Test
  void aDomainWithLettersEqualsItsAsciiForm() {
    ChangePlan plan = plan(request("privacy officer", "rosa@b\u00fccher.example"));

    refused(plan, "rosa@xn--bcher-kva.example");
    refused(plan, "Rosa <ROSA@XN--BCHER-KVA.example>");
    refused(
        plan(request("privacy officer", "rosa@xn--bcher-kva.example")),
        "rosa@bu\u0308cher.example");
  }

  @Test
  void theDataSubjectCannotDecide() {
    refused(plan(request("Anna <" + MAIL + ">")), "second officer");
  }

  @Test
  void theFormOfHyphensAndApostrophesMakesNoDifference() {
    ChangePlan plan = plan(request("privacy officer", "mary-ann.o'neil@contoso.example"));

    refused(plan, "mary\u2011ann.o\u2019neil@contoso.example");
  }

  @Test
  void anApproverWithoutAVisibleCharacterIsRefused() {
    refused(plan(request("privacy officer")), "\u200b\u2060");
  }

  @Test
  void theDeciderMayApproveUnlessThePolicySaysOtherwise() {
    assertThat(approve(plan(request("privacy officer")), "Privacy Officer")).isNotNull();

    ChangePlan strict;
    try (Dsr dsr = desk.builder().deciderMustNotApprove().build()) {
      strict = dsr.planDeletion(request("privacy officer"), VaultErasureFixture.order());
    }
    refused(strict, "PRIVACY\u00a0officer");
    assertThat(strict.table()).contains("The person who decided on the request cannot approve");
  }

  @Test
  void aStrictDsrDoesNotExecuteWhatALenientOneLetTheDeciderApprove() {
    ApprovedPlan approved = approve(plan(request("privacy officer")), "privacy officer");
    try (Dsr dsr = desk.builder().deciderMustNotApprove().build()) {
      ApprovalTest.refused(DsrError.APPROVAL_INVALID, () -> dsr.execute(approved));
    }
    assertThat(desk.vault.performed()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Zoe Muller", "Mueller", "second officer", "anna.smith@fabrikam.example"})
  void otherPeopleMayApprove(String approver) {
    assertThat(approve(plan(request("privacy officer")), approver)).isNotNull();
  }
}
