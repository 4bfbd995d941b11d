package org.dsr4j.graph.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.dsr4j.change.ChangePhase;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepDraft;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.WriteMethod;
import org.dsr4j.spi.Inspection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The request of a step is filled from the target that the approver reads. */
class StepTargetTest {

  private static final StepTarget OWNER = StepTarget.of("/groups/{objectId}/owners/{userId}/$ref");

  private static final StepKind KIND =
      StepKind.builder("remove-owner", ChangePhase.OBJECTS, "Remove the owner")
          .write(WriteMethod.DELETE, GraphVersion.V1, "/groups/{objectId}/owners/{userId}/$ref")
          .verifiedBy((call, reads) -> new Inspection.Open());

  private static PlannedStep planned(StepDraft draft) {
    return draft.planned("azuread", "01", List.of());
  }

  private static String digest(String target) {
    return String.valueOf(planned(KIND.pin(KIND.draft("owned", target))).requestDigest());
  }

  @Test
  void aTargetHasThePartsOfThePathInTheirOrder() {
    assertThat(OWNER.values("g/u", Map.of())).contains(Map.of("objectId", "g", "userId", "u"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"g", "", "/u", "g/", " /u"})
  void aTargetOfAnotherFormHasNoParts(String target) {
    assertThat(OWNER.values(target, Map.of())).isEmpty();
  }

  @Test
  void anArgumentThatNamesAnotherObjectIsRefused() {
    assertThat(OWNER.values("g/u", Map.of("userId", "colleague"))).isEmpty();
    assertThat(KIND.accepts(planned(KIND.draft("owned", "g/u").argument("objectId", "other"))))
        .isFalse();
  }

  @Test
  void argumentsOfEarlierPlansThatRepeatTheTargetAreAccepted() {
    assertThat(OWNER.values("g/u", Map.of("userId", "u"))).isPresent();
  }

  @Test
  void anotherTargetIsAnotherRequest() {
    assertThat(digest("g/u")).isEqualTo(digest("g/u")).isNotEqualTo(digest("g/colleague"));
  }

  @Test
  void anArgumentDoesNotChangeTheRequest() {
    PlannedStep more = planned(KIND.pin(KIND.draft("owned", "g/u").argument("extra", "colleague")));

    assertThat(more.requestDigest()).isEqualTo(digest("g/u"));
  }

  @Test
  void aBodyIsFilledFromTheTarget() {
    StepKind wipe =
        StepKind.builder("wipe", ChangePhase.APPS, "Wipe")
            .write(WriteMethod.POST, GraphVersion.V1, "/users/{userId}/wipe")
            .target("{userId}/{deviceTag}")
            .bodyFromTarget("deviceTag")
            .verifiedBy((call, reads) -> new Inspection.Open());

    assertThat(planned(wipe.pin(wipe.draft("apps", "u/one"))).requestDigest())
        .isNotEqualTo(planned(wipe.pin(wipe.draft("apps", "u/two"))).requestDigest());
  }

  @Test
  void aStepWithoutACompleteTargetCannotBePlanned() {
    StepDraft draft = KIND.draft("owned", "g");

    assertThatThrownBy(() -> KIND.pin(draft)).isInstanceOf(IllegalStateException.class);
  }
}
