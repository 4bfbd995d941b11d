package org.dsr4j.benchmarks.measurement;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as a figure. */
class MeasurementsTest {

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void a_ratio_that_was_not_measured_is_refused(double value) {
    Measurements figures = new Measurements();
    assertThatThrownBy(() -> figures.put("cpuVsSdk", value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cpuVsSdk was not measured");
  }

  @Test
  void a_group_inside_a_group_is_refused_the_same() {
    Measurements group = new Measurements().group("on");
    assertThatThrownBy(() -> group.put("share", Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
