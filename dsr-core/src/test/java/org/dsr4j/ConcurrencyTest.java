package org.dsr4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.PersonalDataRecord;
import org.dsr4j.model.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One Dsr serves several threads at the same time, and each gets the records of its own person. */
class ConcurrencyTest {

  private static final int THREADS = 8;
  private static final int RUNS = 5;
  private static final int PEOPLE = 5;

  @TempDir private Path spool;

  private static String person(int number) {
    return "aaaaaaaa-0000-4000-8000-00000000000" + number;
  }

  @Test
  void runsOfSeveralThreadsDoNotDisturbEachOther() throws Exception {
    String[] rows =
        IntStream.range(0, 500)
            .mapToObj(i -> FakeRecords.row(person(i % PEOPLE), i))
            .toArray(String[]::new);
    FakeService service = new FakeService("fake");
    IntStream.range(0, 10).forEach(i -> service.source("list-" + i, FakeRecords.list(rows)));
    CyclicBarrier start = new CyclicBarrier(THREADS);
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try (Dsr dsr = Samples.dsr(spool, service).parallelism(4).build()) {
      List<Callable<Void>> threads = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        int number = t % PEOPLE;
        threads.add(
            () -> {
              start.await(60, TimeUnit.SECONDS);
              for (int run = 0; run < RUNS; run++) {
                assertOnlyOwnRecords(dsr, number);
              }
              return null;
            });
      }
      for (Future<Void> thread : pool.invokeAll(threads)) {
        thread.get();
      }
    } finally {
      pool.shutdown();
    }
  }

  private static void assertOnlyOwnRecords(Dsr dsr, int number) {
    List<PersonalDataRecord> records = new ArrayList<>();
    Report report =
        dsr.export(
            Samples.request("DSR-1", Samples.TENANT, DataSubject.objectId(person(number))),
            ExportTarget.records(records::add));

    assertThat(report.completion()).isEqualTo(Completion.COMPLETE);
    assertThat(report.ledger().found()).isEqualTo(1_000);
    assertThat(records).hasSize(1_000);
    assertThat(records)
        .allSatisfy(record -> assertThat(record.content().text("id")).contains(person(number)));
  }

  @Test
  void theDefaultParallelismGrowsWithTheProcessorsUpToALimit() {
    assertThat(DsrBuilder.defaultParallelism(1)).isEqualTo(32);
    assertThat(DsrBuilder.defaultParallelism(2)).isEqualTo(64);
    assertThat(DsrBuilder.defaultParallelism(8)).isEqualTo(256);
    assertThat(DsrBuilder.defaultParallelism(128)).isEqualTo(256);
  }
}
