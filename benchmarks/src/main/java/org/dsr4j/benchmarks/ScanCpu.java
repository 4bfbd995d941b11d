package org.dsr4j.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.dsr4j.benchmarks.measurement.Benchmark;
import org.dsr4j.benchmarks.measurement.BenchmarkScale;
import org.dsr4j.benchmarks.measurement.ChildProcess;
import org.dsr4j.benchmarks.measurement.FigureRules;
import org.dsr4j.benchmarks.measurement.Measurements;
import org.dsr4j.benchmarks.service.BulkServer;

/**
 * Searches long lists for one person, with many and with few parallel reads, and copies the same
 * pages by one thread. Each is a process of its own; the round that was disturbed least counts.
 */
final class ScanCpu implements Benchmark {

  private static final int HEAP = 512;
  private static final int MANY = 64;
  private static final int FEW = 2;

  @Override
  public Measurements run(BenchmarkScale form) throws Exception {
    int rows = form.number("scan.rows", 2_000, 3_000, 20_000);
    int rounds = form.number("scan.rounds", 1, 3, 10);
    Process server = BulkRead.start(rows);
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
      URI endpoint = URI.create(String.valueOf(out.readLine()));
      Way few = search(endpoint, FEW, rounds, rows);
      Way many = search(endpoint, MANY, rounds, rows);
      // Only the pages of one round are copied.
      BulkServer.pagesSent(endpoint);
      Way one = search(endpoint, MANY, 1, rows);
      Way copy = copy(endpoint, rounds);
      return new Measurements()
          .put("cpuVsCopy", many.least() / copy.least())
          .put("cpuVsCopyFewReaders", few.least() / copy.least())
          .put("firstVsCopy", many.first() / copy.first())
          .put("firstVsCopyFewReaders", few.first() / copy.first())
          .put("cpuMicrosPerRow", many.least())
          .put("cpuMicrosPerRowFewReaders", few.least())
          .put("cpuMicrosPerRowCopied", copy.least())
          .put("firstCpuMicrosPerRow", many.first())
          .put("firstCpuMicrosPerRowFewReaders", few.first())
          .put("firstCpuMicrosPerRowCopied", copy.first())
          .put("rowsSearched", many.rows())
          .put("rowsSearchedFewReaders", few.rows())
          .put("rowsSearchedOnce", one.rows())
          .put("rowsCopied", copy.rows())
          .put("recordsFound", many.read())
          .put("recordsFoundFewReaders", few.read())
          .put("parallelReaders", MANY)
          .put("processors", Runtime.getRuntime().availableProcessors());
    } finally {
      server.destroy();
    }
  }

  @Override
  public FigureRules rules() {
    return new FigureRules()
        .positive("cpuVsCopy", "cpuVsCopyFewReaders", "firstVsCopy", "firstVsCopyFewReaders")
        .positive("rowsSearched", "rowsCopied", "recordsFound")
        .same("rowsSearched", "rowsSearchedFewReaders")
        .same("rowsSearched", "rowsSearchedOnce")
        .same("recordsFound", "recordsFoundFewReaders");
  }

  /**
   * What one process did.
   *
   * @param first processor time per row of the first round, in microseconds
   * @param least that of the round that was disturbed least
   * @param rows of one round
   * @param read records found, or rows copied
   */
  private record Way(double first, double least, long rows, long read) {}

  private static Way search(URI endpoint, int readers, int rounds, int rowsPerList)
      throws IOException, InterruptedException {
    long before = BulkServer.listsRead(endpoint);
    Properties printed = child(endpoint, ScanRun.SEARCH, readers, rounds);
    return way(printed, (BulkServer.listsRead(endpoint) - before) / rounds * rowsPerList);
  }

  private static Way copy(URI endpoint, int rounds) throws IOException, InterruptedException {
    Properties printed = child(endpoint, ScanRun.COPY, 1, rounds);
    return way(printed, Long.parseLong(printed.getProperty("read", "-1")));
  }

  private static Properties child(URI endpoint, String task, int readers, int rounds)
      throws IOException, InterruptedException {
    return ChildProcess.run(
        ScanRun.class,
        HEAP,
        endpoint.toString(),
        task,
        Integer.toString(readers),
        Integer.toString(rounds));
  }

  private static Way way(Properties printed, long rows) {
    return new Way(
        Long.parseLong(printed.getProperty("first", "-1")) / 1e3 / rows,
        Long.parseLong(printed.getProperty("least", "-1")) / 1e3 / rows,
        rows,
        Long.parseLong(printed.getProperty("read", "-1")));
  }
}
