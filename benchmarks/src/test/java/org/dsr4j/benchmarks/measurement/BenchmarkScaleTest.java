package org.dsr4j.benchmarks.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How the form decides about the sizes. */
class BenchmarkScaleTest {

  @AfterEach
  void clear() {
    System.clearProperty("dsr.benchmarks.form");
    System.clearProperty("dsr.benchmarks.test.rows");
  }

  @Test
  void each_form_has_its_own_size() {
    assertThat(BenchmarkScale.SMOKE.number("test.rows", 1, 2, 3)).isEqualTo(1);
    assertThat(BenchmarkScale.SHORT.number("test.rows", 1, 2, 3)).isEqualTo(2);
    assertThat(BenchmarkScale.FULL.number("test.rows", 1, 2, 3)).isEqualTo(3);
  }

  @Test
  void a_property_sets_a_size_in_every_form() {
    System.setProperty("dsr.benchmarks.test.rows", "7");
    assertThat(BenchmarkScale.values())
        .allSatisfy(form -> assertThat(form.number("test.rows", 1, 2, 3)).isEqualTo(7));
  }

  @Test
  void a_list_of_sizes_sets_each_of_them() {
    BenchmarkScale.setSizes("test.rows=8");
    assertThat(BenchmarkScale.SMOKE.number("test.rows", 1, 2, 3)).isEqualTo(8);
  }

  @Test
  void a_size_that_is_no_number_is_refused() {
    assertThatThrownBy(() -> BenchmarkScale.setSizes("test.rows=many"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("test.rows=many");
  }

  @Test
  void the_form_is_read_from_its_property_and_is_short_without_one() {
    assertThat(BenchmarkScale.fromProperty()).isEqualTo(BenchmarkScale.SHORT);
    System.setProperty("dsr.benchmarks.form", "smoke");
    assertThat(BenchmarkScale.fromProperty()).isEqualTo(BenchmarkScale.SMOKE);
  }

  @Test
  void an_unknown_form_is_refused() {
    System.setProperty("dsr.benchmarks.form", "tiny");
    assertThatThrownBy(BenchmarkScale::fromProperty)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'smoke', 'short' or 'full'");
  }
}
