package org.dsr4j.benchmarks.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.RunOptions;
import org.dsr4j.azuread.AzureAdAdapterProvider;
import org.dsr4j.benchmarks.service.TenantAccess;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.intune.IntuneAdapterProvider;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Report;
import org.dsr4j.testkit.SimulatedUser;

/** Complete requests with both adapters and the default settings of the library. */
public final class ExportRun {

  private ExportRun() {}

  /**
   * The result of one run.
   *
   * @param took from the first call to the last zip
   * @param reports one for each person
   */
  public record Done(Duration took, List<Report> reports) {}

  public static Done of(TenantAccess access, GraphConnection graph, List<SimulatedUser> people)
      throws IOException {
    Path folder = Files.createTempDirectory("dsr4j-benchmark");
    try (Dsr dsr =
        Dsr.builder(access.tenantId())
            .adapter(new AzureAdAdapterProvider())
            .adapter(new IntuneAdapterProvider())
            .resource(GraphConnection.class, graph)
            .build()) {
      List<DsrRequest> requests = new ArrayList<>();
      for (SimulatedUser person : people) {
        requests.add(
            access.request(
                "DSR-" + (requests.size() + 1),
                DataSubject.userPrincipalName(person.userPrincipalName())));
      }
      long start = System.nanoTime();
      List<Report> reports =
          dsr.export(
              requests,
              request -> ExportTarget.zip(folder.resolve(request.id() + ".zip")),
              RunOptions.defaults());
      return new Done(Duration.ofNanos(System.nanoTime() - start), reports);
    } finally {
      remove(folder);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
