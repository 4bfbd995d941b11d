package org.dsr4j.graph.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.dsr4j.model.ActionSupport;
import org.junit.jupiter.api.Test;

class ChangesTest {

  @Test
  void elsewhereSaysWhereAndWhatToDo() {
    assertThat(Changes.elsewhere("in the home tenant: correct it there"))
        .isEqualTo(new ActionSupport.Redirected("in the home tenant", "correct it there"));
  }

  @Test
  void whatGoesWithAnotherSourceSaysWithinWhichTime() {
    assertThat(Changes.cascade("aad-device"))
        .isEqualTo(new ActionSupport.Follows("aad-device", "at once with the device object"));
  }
}
