package org.dsr4j.graph.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.dsr4j.model.ActionSupport;
import org.junit.jupiter.api.Test;

class ChangesTest {

  @Test
  void aTableSaysTheSameAsCode() {
    assertThat(Changes.parse("cascade: aad-device")).isEqualTo(Changes.cascade("aad-device"));
    assertThat(Changes.parse("fact")).isEqualTo(Changes.fact());
    assertThat(Changes.parse("hand: DELETE /x")).isEqualTo(Changes.byHand("DELETE /x"));
    assertThat(Changes.parse("elsewhere: in the home tenant: correct it there"))
        .isEqualTo(new ActionSupport.Redirected("in the home tenant", "correct it there"));
    assertThat(Changes.parse("nothing: a copy").status())
        .isEqualTo(ActionSupport.Status.NOT_APPLICABLE);
  }

  @Test
  void anUnknownWordIsRefused() {
    assertThatThrownBy(() -> Changes.parse("wipe: all"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("wipe");
  }
}
