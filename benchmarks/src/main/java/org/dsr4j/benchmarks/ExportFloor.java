package org.dsr4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.dsr4j.benchmarks.measurement.Benchmark;
import org.dsr4j.benchmarks.measurement.BenchmarkScale;
import org.dsr4j.benchmarks.measurement.ChildProcess;
import org.dsr4j.benchmarks.measurement.FigureRules;
import org.dsr4j.benchmarks.measurement.Measurements;
import org.dsr4j.benchmarks.service.AuditFlood;
import org.dsr4j.benchmarks.service.TenantAccess;
import org.dsr4j.testkit.SimulatedTenant;

/**
 * Writes the records of one person to a zip, and compares it with the least that any program must
 * do: copy the same records and deflate them. Each is a process of its own.
 */
final class ExportFloor implements Benchmark {

  private static final int HEAP = 256;

  @Override
  public Measurements run(BenchmarkScale form) throws Exception {
    int records = form.number("exportFloor.records", 5_000, 50_000, 250_000);
    int rounds = form.number("exportFloor.rounds", 1, 4, 8);
    try (SimulatedTenant simulated = SimulatedTenant.start()) {
      new AuditFlood(simulated, records);
      Properties export = child(simulated, ExportFloorRun.EXPORT, rounds);
      Properties floor = child(simulated, ExportFloorRun.FLOOR, rounds);
      return new Measurements()
          .put("cpuVsFloor", number(export, "least") / number(floor, "least"))
          .put("firstVsFloor", number(export, "first") / number(floor, "first"))
          .put("cpuMicrosPerRecord", number(export, "least") / 1e3 / records)
          .put("cpuMicrosPerRecordFloor", number(floor, "least") / 1e3 / records)
          .put("zipBytes", (long) number(export, "bytes"))
          .put("zipBytesFloor", (long) number(floor, "bytes"))
          .put("records", (long) number(export, "records"))
          .put("recordsFloor", (long) number(floor, "records"))
          .put("recordsAsked", records);
    }
  }

  @Override
  public FigureRules rules() {
    return new FigureRules()
        .positive("cpuVsFloor", "firstVsFloor", "zipBytes", "zipBytesFloor")
        .same("records", "recordsAsked")
        .same("recordsFloor", "recordsAsked");
  }

  private static Properties child(SimulatedTenant simulated, String task, int rounds)
      throws IOException, InterruptedException {
    TenantAccess access = TenantAccess.to(simulated);
    Path folder = Files.createTempDirectory("dsr4j-benchmark");
    Path zip = folder.resolve("audit.zip");
    try {
      return ChildProcess.run(
          ExportFloorRun.class,
          HEAP,
          access.endpoint().toString(),
          access.tenant(),
          access.token(),
          simulated.user("person").objectId(),
          zip.toString(),
          task,
          Integer.toString(rounds));
    } finally {
      Files.deleteIfExists(zip);
      Files.deleteIfExists(folder);
    }
  }

  private static double number(Properties printed, String name) {
    return Long.parseLong(printed.getProperty(name, "-1"));
  }
}
