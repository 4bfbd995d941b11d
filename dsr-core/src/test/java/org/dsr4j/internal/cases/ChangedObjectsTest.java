package org.dsr4j.internal.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dsr4j.change.ChangePhase;
import org.dsr4j.change.StepDraft;
import org.junit.jupiter.api.Test;

/** An object is the same in every notation, and a part of an object belongs to it. */
class ChangedObjectsTest {

  private static final String USER = "aaaaaaaa-0000-4000-8000-000000000001";
  private static final String OTHER = "bbbbbbbb-0000-4000-8000-000000000002";
  private static final String GROUP = "cccccccc-0000-4000-8000-000000000003";

  private static ChangedObjects of(String source, String target) {
    return new ChangedObjects(
        List.of(
            StepDraft.of(source, ChangePhase.OBJECTS, "change", target)
                .planned("directory", "01", List.of())));
  }

  @Test
  void theSameTargetOverlapsInAnyCase() {
    assertThat(of("user", USER).overlap(of("user", USER.toUpperCase()))).isTrue();
    assertThat(of("orders", "o-1").overlap(of("orders", "O-1"))).isTrue();
  }

  @Test
  void anAccountOverlapsWithItsPartsInBothDirections() {
    ChangedObjects method = of("phone", USER + "/3179e48a-750b-4051-897c-87b9720928f7");
    assertThat(of("user", USER).overlap(method)).isTrue();
    assertThat(method.overlap(of("user", "{" + USER + "}"))).isTrue();
    assertThat(of("owned", GROUP + "/" + USER).overlap(of("user", USER))).isTrue();
  }

  @Test
  void twoPeopleWithAPartInCommonDoNotOverlap() {
    assertThat(of("owned", GROUP + "/" + USER).overlap(of("owned", GROUP + "/" + OTHER))).isFalse();
    assertThat(of("user", USER).overlap(of("user", OTHER))).isFalse();
  }

  @Test
  void equalNumbersOfDifferentSourcesAreDifferentObjects() {
    assertThat(of("customers", "1").overlap(of("orders", "1"))).isFalse();
  }
}
