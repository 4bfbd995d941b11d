package org.dsr4j.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dsr4j.benchmarks.measurement.Benchmark;
import org.dsr4j.benchmarks.measurement.BenchmarkScale;
import org.dsr4j.benchmarks.measurement.ChildProcess;
import org.dsr4j.benchmarks.measurement.Measurements;
import org.dsr4j.benchmarks.service.AuditFlood;
import org.dsr4j.benchmarks.service.TenantAccess;
import org.dsr4j.testkit.SimulatedTenant;

/** Reads a million records in a process with a heap of 64 MiB; the service runs in this process. */
final class Memory implements Benchmark {

  private static final double MEBIBYTE = 1024 * 1024;

  @Override
  public Measurements run(BenchmarkScale form) throws Exception {
    int records = form.number("memory.records", 1_000_000, 1_000_000);
    int heap = form.number("memory.heapMiB", 64, 64);
    Path folder = Files.createTempDirectory("dsr4j-benchmark");
    Path zip = folder.resolve("audit.zip");
    try (SimulatedTenant simulated = SimulatedTenant.start()) {
      new AuditFlood(simulated, records);
      long start = System.nanoTime();
      Properties found = child(simulated, heap, zip);
      double seconds = (System.nanoTime() - start) / 1e9;
      long lines = lines(zip);
      boolean complete =
          "FOUND".equals(found.getProperty("status"))
              && Long.parseLong(found.getProperty("found", "-1")) == records
              && lines == records;
      return new Measurements()
          .put("records", lines)
          .put("maxHeapMiB", mebibytes(found, "most"))
          .put("complete", complete)
          .put("maxHeapAfterCollectionMiB", mebibytes(found, "alive"))
          .put("xmxMiB", heap)
          .put("seconds", seconds)
          .put("recordsPerSecond", lines / seconds);
    } finally {
      Files.deleteIfExists(zip);
      Files.deleteIfExists(folder);
    }
  }

  private static Properties child(SimulatedTenant simulated, int heap, Path zip)
      throws IOException, InterruptedException {
    TenantAccess access = TenantAccess.to(simulated);
    return ChildProcess.run(
        MemoryRun.class,
        heap,
        access.endpoint().toString(),
        access.tenant(),
        access.token(),
        simulated.user("person").objectId(),
        zip.toString());
  }

  /** The actual content of the zip. */
  private static long lines(Path zip) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      List<? extends ZipEntry> entries =
          file.stream().filter(entry -> entry.getName().contains("aad-directory-audits")).toList();
      long lines = 0;
      for (ZipEntry entry : entries) {
        try (BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(file.getInputStream(entry), StandardCharsets.UTF_8))) {
          lines += reader.lines().count();
        }
      }
      return lines;
    }
  }

  private static double mebibytes(Properties found, String name) {
    return Long.parseLong(found.getProperty(name, "0")) / MEBIBYTE;
  }
}
