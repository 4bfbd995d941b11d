package org.dsr4j.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.dsr4j.Dsr;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ManualStep;
import org.dsr4j.change.UnplannedSource;
import org.dsr4j.change.VaultErasureFixture;
import org.dsr4j.change.VaultSources;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.ProfileAnswer;
import org.dsr4j.model.SourceAttestation;
import org.dsr4j.model.SourceCategory;
import org.dsr4j.model.TenantProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people answered for the tenant, or while they read, is not asked again by an erasure. */
class AnsweredManualStepsTest {

  private final VaultErasureFixture desk = new VaultErasureFixture();
  private final LocalDate today =
      LocalDate.ofInstant(desk.clock.instant(), java.time.ZoneOffset.UTC);

  @BeforeEach
  void declareThePlaces() {
    declare("attic", new ActionSupport.ByHand("no interface", "burn the boxes"));
    declare("cellar", new ActionSupport.Follows("account", "within 30 days"));
  }

  private void declare(String id, ActionSupport deletion) {
    desk.vault.sources.add(
        VaultSources.readable(id, SourceCategory.SYSTEM_GENERATED_LOG)
            .on(Action.DISCOVER, new ActionSupport.ByHand("no interface", "look into the boxes"))
            .on(Action.DELETE, deletion)
            .build());
  }

  private ChangePlan plan(DsrRequest request, ProfileAnswer... answers) {
    try (Dsr dsr =
        desk.builder()
            .tenantProfile(TenantProfile.of(VaultErasureFixture.TENANT, List.of(answers)))
            .build()) {
      return dsr.planDeletion(request, VaultErasureFixture.order());
    }
  }

  private static List<String> steps(ChangePlan plan) {
    return plan.parts().manualSteps().stream().map(ManualStep::instruction).toList();
  }

  private static LedgerStatus status(ChangePlan plan, String source) {
    return plan.parts().unplannedSources().stream()
        .filter(each -> each.source().source().equals(source))
        .map(UnplannedSource::status)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void withoutAnAnswerThePlacesAreOpen() {
    ChangePlan plan = plan(VaultErasureFixture.request());

    assertThat(steps(plan)).singleElement().asString().contains("burn the boxes");
    assertThat(status(plan, "cellar")).isEqualTo(LedgerStatus.FOLLOWS);
  }

  @Test
  void aPlaceThatTheOrganisationDoesNotUseIsAttestedByItsProfile() {
    ChangePlan plan =
        plan(
            VaultErasureFixture.request(),
            ProfileAnswer.notUsed("attic", "no attic", "office", today, today.plusDays(9)));

    assertThat(steps(plan)).isEmpty();
    assertThat(status(plan, "attic")).isEqualTo(LedgerStatus.ATTESTED);
    assertThat(plan.parts().unplannedSources())
        .filteredOn(each -> each.source().source().equals("attic"))
        .allSatisfy(each -> assertThat(each.reason()).contains("office", "no attic", "" + today));
  }

  @Test
  void anExpiredAnswerAndAUsedPlaceKeepTheirStepWithWhatTheProfileSays() {
    ProfileAnswer expired =
        ProfileAnswer.notUsed(
            "attic", "no attic", "office", today.minusDays(9), today.minusDays(1));
    ProfileAnswer used =
        ProfileAnswer.used(
            "attic",
            List.of(new ProfileAnswer.Used("box 7", "")),
            "office",
            today,
            today.plusDays(9));

    assertThat(steps(plan(VaultErasureFixture.request(), expired)))
        .singleElement()
        .asString()
        .contains("burn the boxes", "has ended");
    assertThat(steps(plan(VaultErasureFixture.request(), used)))
        .singleElement()
        .asString()
        .contains("burn the boxes", "box 7");
  }

  @Test
  void whatAPersonReadAndFoundEmptyIsNotAskedAgain() {
    ChangePlan plan =
        plan(
            VaultErasureFixture.request()
                .withAttestation(SourceAttestation.nothingFound("attic", "Otto", today))
                .withAttestation(SourceAttestation.nothingFound("cellar", "Otto", today)));

    assertThat(steps(plan)).isEmpty();
    assertThat(status(plan, "attic")).isEqualTo(LedgerStatus.ATTESTED);
    assertThat(status(plan, "cellar")).isEqualTo(LedgerStatus.ATTESTED);
  }

  @Test
  void dataThatAPersonFoundOrAnOldLookAreNoAnswer() {
    DsrRequest found =
        VaultErasureFixture.request()
            .withAttestation(new SourceAttestation("attic", "Otto", today, "two boxes"));
    DsrRequest old =
        VaultErasureFixture.request()
            .withAttestation(SourceAttestation.nothingFound("attic", "Otto", today.minusDays(31)));

    assertThat(steps(plan(found))).singleElement().asString().contains("burn the boxes");
    assertThat(steps(plan(old))).singleElement().asString().contains("burn the boxes");
  }
}
