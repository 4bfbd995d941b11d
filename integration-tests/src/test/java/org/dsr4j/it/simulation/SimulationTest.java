package org.dsr4j.it.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Erasures whose interruptions, restorations, second runners and lost answers are drawn from a
 * seed.
 *
 * <p>{@code -Ddsr.simulation.seeds=2000} plays more of them, {@code -Ddsr.simulation.first=…}
 * begins elsewhere, {@code -Ddsr.simulation.seed=17} plays one and prints it.
 */
class SimulationTest {

  private static final int MOST_FAILURES = 3;
  private static final long FEW_SEEDS = 200;

  private static Bench bench;
  private static Simulation simulation;

  /** Several tests look at the same seeds. */
  private static final Map<Long, Simulation.Outcome> PLAYED = new HashMap<>();

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
    if (one != null) {
      Simulation.Outcome outcome = simulation.play(one);
      System.out.println(outcome.text());
      assertThat(failure(simulation, outcome)).isEmpty();
      return;
    }
    long first = Long.getLong("dsr.simulation.first", 1);
    long seeds = Long.getLong("dsr.simulation.seeds", FEW_SEEDS);
    assertThat(seeds > FEW_SEEDS ? playedAtOnce(first, seeds) : played(first, seeds)).isEmpty();
  }

  private static Simulation.Outcome outcome(long seed) {
    return PLAYED.computeIfAbsent(seed, simulation::play);
  }

  private static Optional<String> failure(Simulation simulation, Simulation.Outcome outcome) {
    return outcome.violation() == null || KnownDefect.of(outcome).isPresent()
        ? Optional.empty()
        : Optional.of(simulation.shortest(outcome).text());
  }

  /** The first failures, each with its shortest history. */
  private static List<String> played(long first, long seeds) {
    return LongStream.range(first, first + seeds)
        .mapToObj(seed -> failure(simulation, outcome(seed)))
        .flatMap(Optional::stream)
        .limit(MOST_FAILURES)
        .toList();
  }

  /** Each part of the seeds has a tenant of its own. */
  private static List<String> playedAtOnce(long first, long seeds) {
    int parts = Runtime.getRuntime().availableProcessors();
    return LongStream.range(0, parts)
        .parallel()
        .mapToObj(
            part -> {
              long from = first + part * seeds / parts;
              long to = first + (part + 1) * seeds / parts;
              try (Bench own = new Bench()) {
                Simulation apart = new Simulation(own, EngineDefect.NONE);
                return LongStream.range(from, to)
                    .mapToObj(seed -> failure(apart, apart.play(seed)))
                    .flatMap(Optional::stream)
                    .limit(MOST_FAILURES)
                    .toList();
              }
            })
        .flatMap(List::stream)
        .toList();
  }

  @Test
  void aSeedHasOneHistory() {
    for (long seed = 1; seed <= 10; seed++) {
      assertThat(simulation.play(seed).lines()).isEqualTo(outcome(seed).lines());
    }
  }

  @Test
  void drawnHistoriesReachEveryActAndMoveAndTheEndOfAnErasure() {
    List<String> happened = new ArrayList<>();
    for (long seed = 1; seed <= FEW_SEEDS; seed++) {
      Simulation.Outcome outcome = outcome(seed);
      happened.addAll(outcome.happened());
      outcome.lines().stream()
          .filter(line -> line.endsWith("purge-account DONE"))
          .forEach(happened::add);
    }
    assertThat(happened).anyMatch(each -> each.endsWith("purge-account DONE"));
    assertThat(happened)
        .contains(Stream.of(Act.values()).map(Act::name).toArray(String[]::new))
        .contains(
            "Run", "Wait", "Outside", "Replay", "Restoration", "Verify", "Stopped", "OtherCase");
  }

  static Stream<Long> seedsThatFailedOnce() throws IOException {
    try (var in = SimulationTest.class.getResourceAsStream("failed-seeds.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> Long.valueOf(line.split(" ", 2)[0]));
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
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
    Simulation.Outcome outcome = outcome(known.seed());
    assertThat(known.explains(outcome))
        .as("the engine was repaired: remove this entry from KnownDefect.ALL; " + outcome.text())
        .isTrue();
  }
}
