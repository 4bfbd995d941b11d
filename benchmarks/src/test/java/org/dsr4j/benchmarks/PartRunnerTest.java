package org.dsr4j.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.dsr4j.benchmarks.measurement.Benchmark;
import org.dsr4j.benchmarks.measurement.BenchmarkScale;
import org.dsr4j.benchmarks.measurement.FigureRules;
import org.dsr4j.benchmarks.measurement.Measurements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a part fails the run. */
class PartRunnerTest {

  private static final Duration AMPLE = Duration.ofMinutes(5);

  @TempDir private Path folder;

  private record Part(Callable<Measurements> measuring) implements Benchmark {
    @Override
    public Measurements run(BenchmarkScale form) throws Exception {
      return measuring.call();
    }

    @Override
    public FigureRules rules() {
      return new FigureRules().positive("rows");
    }
  }

  private PartRunner.Outcome run(Duration limit, Callable<Measurements> measuring)
      throws Exception {
    return new PartRunner(BenchmarkScale.SMOKE, limit, folder).run("part", new Part(measuring));
  }

  @Test
  void complete_figures_are_written_and_pass() throws Exception {
    assertThat(run(AMPLE, () -> new Measurements().put("rows", 3)).problems()).isEmpty();
    assertThat(folder.resolve("part.json")).content().contains("\"rows\" : 3");
  }

  @Test
  void incomplete_figures_fail() throws Exception {
    assertThat(run(AMPLE, Measurements::new).problems())
        .containsExactly("part: rows must be above zero: missing");
  }

  @Test
  void an_exception_fails_and_the_figures_of_an_earlier_run_are_gone() throws Exception {
    Files.writeString(folder.resolve("part.json"), "{\"rows\":3}");
    PartRunner.Outcome outcome =
        run(
            AMPLE,
            () -> {
              throw new IllegalStateException("the service broke");
            });
    assertThat(outcome.ended()).isTrue();
    assertThat(outcome.problems()).singleElement().asString().contains("the service broke");
    assertThat(folder.resolve("part.json")).doesNotExist();
  }

  @Test
  void a_part_that_does_not_end_fails_and_says_where_it_was() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    PartRunner.Outcome outcome =
        run(
            Duration.ZERO,
            () -> {
              never.await();
              return new Measurements();
            });
    never.countDown();
    assertThat(outcome.ended()).isFalse();
    assertThat(outcome.problems()).singleElement().asString().contains("part did not end within");
  }
}
