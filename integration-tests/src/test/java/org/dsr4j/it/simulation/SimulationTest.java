package org.dsr4j.it.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Erasures whose interruptions, restorations, second runners and lost answers are drawn from a seed.
 *
 * <p>{@code -Ddsr.simulation.seeds=2000} plays more of them, {@code -Ddsr.simulation.first=…} begins
 * elsewhere, {@code -Ddsr.simulation.seed=17} plays one and prints it.
 */
class SimulationTest {

  private static final int MOST_FAILURES = 3;

  private static Bench bench;
  private static Simulation simulation;

  @BeforeAll
  static void plan() {
    bench = new Bench();
    simulation = new Simulation(bench, EngineDefect.NONE);
  }

  @AfterAll
  static void close() {
    bench.close();
  }

  @Test
  void noDrawnHistoryBreaksAnInvariant() {
    Long one = Long.getLong("dsr.simulation.seed");
    long first = one == null ? Long.getLong("dsr.simulation.first", 1) : one;
    long seeds = one == null ? Long.getLong("dsr.simulation.seeds", 200) : 1;
    List<String> failures = new ArrayList<>();
    for (long seed = first; seed < first + seeds && failures.size() < MOST_FAILURES; seed++) {
      Simulation.Outcome outcome = simulation.play(seed);
      if (one != null) {
        System.out.println(outcome.text());
      }
      if (outcome.violation() != null && KnownDefect.of(outcome).isEmpty()) {
        failures.add(simulation.shortest(outcome).text());
      }
    }
    assertThat(failures).isEmpty();
  }

  @Test
  void aSeedHasOneHistory() {
    for (long seed = 1; seed <= 10; seed++) {
      assertThat(simulation.play(seed).lines()).isEqualTo(simulation.play(seed).lines());
    }
  }

  @Test
  void drawnHistoriesReachEveryActAndMoveAndTheEndOfAnErasure() {
    List<String> happened = new ArrayList<>();
    for (long seed = 1; seed <= 60; seed++) {
      Simulation.Outcome outcome = simulation.play(seed);
      happened.addAll(outcome.happened());
      outcome.lines().stream().filter(line -> line.endsWith("purge-account DONE")).forEach(happened::add);
    }
    assertThat(happened).anyMatch(each -> each.endsWith("purge-account DONE"));
    assertThat(happened)
        .contains(Stream.of(Act.values()).map(Act::name).toArray(String[]::new))
        .contains("Run", "Wait", "Outside", "Replay", "Restoration", "Verify", "OtherCase");
  }

  static Stream<Long> seedsThatFailedOnce() throws IOException {
    try (var in = SimulationTest.class.getResourceAsStream("failed-seeds.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> Long.valueOf(line.split(" ", 2)[0]));
    }
  }

  @ParameterizedTest
  @MethodSource("seedsThatFailedOnce")
  void aSeedThatFailedOnceBreaksNoInvariantAnyMore(long seed) {
    Simulation.Outcome outcome = simulation.play(seed);
    assertThat(KnownDefect.of(outcome).isPresent() ? null : outcome.violation()).isNull();
  }

  static List<KnownDefect> knownDefects() {
    return KnownDefect.ALL;
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("knownDefects")
  void aKnownDefectStillExists(KnownDefect known) {
    Simulation.Outcome outcome = simulation.play(known.seed());
    assertThat(known.explains(outcome))
        .as("the engine was repaired: remove this entry from KnownDefect.ALL; " + outcome.text())
        .isTrue();
  }
}
