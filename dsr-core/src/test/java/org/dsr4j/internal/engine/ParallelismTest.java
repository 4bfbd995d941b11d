package org.dsr4j.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.dsr4j.Dsr;
import org.dsr4j.FakeService;
import org.dsr4j.RunOptions;
import org.dsr4j.Samples;
import org.dsr4j.model.Completion;
import org.dsr4j.spi.ReadOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParallelismTest {

  private static final int AT_ONCE = 3;

  @TempDir private Path spool;

  @Test
  void parallelReadsReachButDoNotExceedTheLimit() {
    CyclicBarrier together = new CyclicBarrier(AT_ONCE);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    FakeService service = new FakeService("fake");
    for (int i = 0; i < 4 * AT_ONCE; i++) {
      service.source(
          "s" + i,
          (task, sink) -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            together.await(60, TimeUnit.SECONDS);
            inside.decrementAndGet();
            return ReadOutcome.complete();
          });
    }
    try (Dsr dsr = Samples.dsr(spool, service).parallelism(AT_ONCE).build()) {
      assertThat(dsr.discover(Samples.anna()).completion()).isEqualTo(Completion.COMPLETE);
    }
    assertThat(most.get()).isEqualTo(AT_ONCE);
  }

  @Test
  void readersAreDaemonsWithANameOfTheirRun() {
    Thread[] reader = new Thread[1];
    FakeService service =
        new FakeService("fake")
            .source(
                "rows",
                (task, sink) -> {
                  reader[0] = Thread.currentThread();
                  return ReadOutcome.complete();
                });
    try (Dsr dsr = Samples.dsr(spool, service).build()) {
      dsr.discover(Samples.anna());
    }
    assertThat(reader[0].isDaemon()).isTrue();
    assertThat(reader[0].getName()).startsWith("dsr4j-read-");
  }

  @Test
  void aDeadlineIsPositive() {
    RunOptions options = RunOptions.defaults();
    assertThatThrownBy(() -> options.deadline(Duration.ZERO))
        .hasMessageEndingWith("[dsr.invalid-configuration]");
    assertThatThrownBy(() -> options.deadline(Duration.ofSeconds(-1)))
        .hasMessageEndingWith("[dsr.invalid-configuration]");
  }
}
