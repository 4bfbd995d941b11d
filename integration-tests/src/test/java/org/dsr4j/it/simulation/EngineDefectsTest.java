package org.dsr4j.it.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Engines with a deliberate defect: the seeds of a build find each of them. */
class EngineDefectsTest {

  private static final int SEEDS = 200;

  private static Bench bench;

  @BeforeAll
  static void plan() {
    bench = new Bench();
  }

  @AfterAll
  static void close() {
    bench.close();
  }

  @ParameterizedTest
  @EnumSource
  void aDefectIsFound(Defects defect) {
    Simulation simulation = new Simulation(bench, defect);
    for (long seed = 1; seed <= SEEDS; seed++) {
      Simulation.Outcome outcome = simulation.play(seed);
      if (outcome.broken().filter(defect.breaks()::contains).isPresent()
          && KnownDefect.of(outcome).isEmpty()) {
        return;
      }
    }
    assertThat(defect).as("no seed finds it").isNull();
  }
}
