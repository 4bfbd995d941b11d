package org.dsr4j.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.dsr4j.model.DsrException;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

  private static final ConfigurationSpec SPEC =
      ConfigurationSpec.of(
          ConfigurationKey.required("jdbc.url", "where"),
          ConfigurationKey.required("jdbc.password", "secret").asSecret(),
          ConfigurationKey.optional("cloud", "which, global unless set"));

  @Test
  void allProblemsAreNamedTogetherWithoutValues() {
    Configuration configuration =
        Configuration.of(Map.of("jdbc.pasword", "s3cret", "clowd", "x", "jdbc.url", " "));

    assertThat(configuration.problems(SPEC))
        .satisfiesExactlyInAnyOrder(
            problem -> assertThat(problem).contains("unknown", "'jdbc.pasword'"),
            problem -> assertThat(problem).contains("unknown", "'clowd'"),
            problem -> assertThat(problem).contains("missing", "'jdbc.url'"),
            problem -> assertThat(problem).contains("missing", "'jdbc.password'"))
        .noneSatisfy(problem -> assertThat(problem).contains("s3cret"));
  }

  @Test
  void aValidConfigurationHasNoProblem() {
    assertThat(Configuration.of(Map.of("jdbc.url", "u", "jdbc.password", "s3cret")).problems(SPEC))
        .isEmpty();
  }

  @Test
  void aBlankValueCountsAsMissing() {
    Configuration configuration = Configuration.of(Map.of("cloud", " "));

    assertThat(configuration.text("cloud")).isEmpty();
    assertThatThrownBy(() -> configuration.require("cloud"))
        .isInstanceOf(DsrException.class)
        .hasMessageContaining("'cloud'")
        .hasMessageEndingWith("[dsr.invalid-configuration]");
  }

  @Test
  void valuesAreNotShown() {
    assertThat(Configuration.of(Map.of("jdbc.password", "s3cret")))
        .hasToString("Configuration[jdbc.password]");
  }
}
