package org.dsr4j.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.junit.jupiter.api.Test;

class SharedAccessorsTest {

  private static final Instant LATER = Instant.parse("2026-03-01T10:00:00Z");
  private static final Gap GAP =
      new Gap(LedgerStatus.PENDING, DsrError.STEP_PENDING, "Waits until noon");

  @Test
  void anOutcomeExplainsWhyAStepIsNotDone() {
    assertThat(
            List.of(
                new StepOutcome.Pending("token", LATER, GAP, ""),
                new StepOutcome.RetryLater(LATER, GAP),
                new StepOutcome.AwaitingApproval("code", LATER, GAP),
                new StepOutcome.Refused(GAP),
                new StepOutcome.Unknown(GAP)))
        .extracting(StepOutcome::gap)
        .containsOnly(GAP);
    assertThat(List.of(new StepOutcome.Done("id"), new StepOutcome.AlreadyDone()))
        .extracting(StepOutcome::gap)
        .containsOnlyNulls();
  }

  @Test
  void anOutcomeHasATimeOnlyWhenTheEngineMustWait() {
    StepOutcome pending = new StepOutcome.Pending("token", LATER, GAP, "id");
    StepOutcome waiting = new StepOutcome.AwaitingApproval("code", LATER, GAP);

    assertThat(pending.notBefore()).isEqualTo(LATER);
    assertThat(pending.token()).isEqualTo("token");
    assertThat(pending.evidence()).isEqualTo("id");
    assertThat(waiting.notBefore()).isNull();
    assertThat(waiting.approvalCode()).isEqualTo("code");
  }

  @Test
  void anInspectionExplainsWhyTheStateIsUnknown() {
    Inspection tooEarly = new Inspection.TooEarly(LATER, GAP);
    Inspection notObservable = new Inspection.NotObservable(GAP);

    assertThat(tooEarly.notBefore()).isEqualTo(LATER);
    assertThat(List.of(tooEarly, notObservable))
        .extracting(Inspection::detail)
        .containsOnly(GAP.detail());
    assertThat(new Inspection.Drifted("owner").detail()).isEqualTo("owner");
    assertThat(new Inspection.Open().gap()).isNull();
  }

  @Test
  void aDeclarationExplainsItself() {
    assertThat(
            List.of(
                ActionSupport.supported("User.Read.All"),
                new ActionSupport.Follows("account", "30 days"),
                new ActionSupport.Redirected("the portal", "delete it"),
                new ActionSupport.ByHand("no interface", "look there"),
                new ActionSupport.Impossible("a log", "30 days"),
                new ActionSupport.NotImplemented("do it by hand"),
                new ActionSupport.NotApplicable("no audit trail")))
        .extracting(ActionSupport::explanation)
        .containsExactly(
            "",
            "Follows from account, 30 days",
            "the portal: delete it",
            "no interface; by hand: look there",
            "a log; kept: 30 days",
            "do it by hand",
            "no audit trail");
  }
}
