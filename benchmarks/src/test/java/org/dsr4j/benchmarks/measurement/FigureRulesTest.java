package org.dsr4j.benchmarks.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** What written figures are checked for. */
class FigureRulesTest {

  private static JsonNode figures(String json) throws Exception {
    return new ObjectMapper().readTree(json);
  }

  @Test
  void complete_figures_break_no_rule() throws Exception {
    FigureRules rules =
        new FigureRules()
            .numbers("ratio", "on.wallMs")
            .positive("rows")
            .same("rows", "on.rows")
            .isTrue("complete");
    assertThat(
            rules.broken(
                figures(
                    "{\"ratio\":0.0,\"rows\":2,\"complete\":true,\"on\":{\"wallMs\":9,\"rows\":2}}")))
        .isEmpty();
  }

  @Test
  void a_missing_figure_is_named_and_so_is_one_that_is_text() throws Exception {
    assertThat(
            new FigureRules()
                .numbers("ratio", "on.wallMs")
                .broken(figures("{\"ratio\":\"NaN\",\"on\":{}}")))
        .containsExactly(
            "ratio is missing or is not a number", "on.wallMs is missing or is not a number");
  }

  @Test
  void a_count_of_zero_is_a_problem() throws Exception {
    assertThat(new FigureRules().positive("rows").broken(figures("{\"rows\":0}")))
        .containsExactly("rows must be above zero: 0");
  }

  @Test
  void two_counts_that_differ_are_a_problem_and_so_are_two_that_are_missing() throws Exception {
    FigureRules rules = new FigureRules().same("one", "other");
    assertThat(rules.broken(figures("{\"one\":1,\"other\":2}")))
        .containsExactly("one and other differ: 1 and 2");
    assertThat(rules.broken(figures("{}"))).hasSize(1);
  }

  @Test
  void an_incomplete_run_is_a_problem() throws Exception {
    assertThat(new FigureRules().isTrue("complete").broken(figures("{\"complete\":false}")))
        .containsExactly("complete is not true");
  }
}
