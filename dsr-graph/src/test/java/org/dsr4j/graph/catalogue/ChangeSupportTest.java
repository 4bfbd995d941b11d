package org.dsr4j.graph.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.dsr4j.model.ActionSupport;
import org.junit.jupiter.api.Test;

class ChangeSupportTest {

  @Test
  void elsewhereNamesThePlaceAndTheTask() {
    assertThat(ChangeSupport.elsewhere("in the home tenant: correct it there"))
        .isEqualTo(new ActionSupport.Redirected("in the home tenant", "correct it there"));
  }

  @Test
  void aSourceThatFollowsAnotherNamesTheTime() {
    assertThat(ChangeSupport.cascade("aad-device"))
        .isEqualTo(new ActionSupport.Follows("aad-device", "immediately with the device object"));
  }
}
