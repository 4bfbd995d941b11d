package org.dsr4j.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dsr4j.Dsr;
import org.dsr4j.RunOptions;
import org.dsr4j.azuread.AzureAdAdapterProvider;
import org.dsr4j.benchmarks.client.FoundRecords;
import org.dsr4j.benchmarks.measurement.Benchmark;
import org.dsr4j.benchmarks.measurement.BenchmarkScale;
import org.dsr4j.benchmarks.measurement.FigureRules;
import org.dsr4j.benchmarks.measurement.Measurements;
import org.dsr4j.benchmarks.service.BulkServer;
import org.dsr4j.benchmarks.service.PageServer;
import org.dsr4j.benchmarks.service.TenantAccess;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.intune.IntuneAdapterProvider;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Report;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;

/**
 * Finds a hundred people in one run, and one person in another, in a tenant with long lists. The
 * lists of the whole tenant are read once for all people.
 */
final class BulkRead implements Benchmark {

  private static final String NAMED =
      ".*\\{(userId|userPrincipalName|deletedUserId|deviceObjectId|deviceId|managedDeviceId"
          + "|serialNumber|mail|homeUserId|contactId)}.*";

  @Override
  public Measurements run(BenchmarkScale form) throws Exception {
    int rows = form.number("bulk.rows", 2_000, 10_000, 50_000);
    int people = form.number("bulk.people", 5, 100, 100);
    Process server = start(rows);
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
      URI endpoint = URI.create(String.valueOf(out.readLine()));
      Run one = run(endpoint, 1);
      Run warm = run(endpoint, 1);
      Run many = run(endpoint, people);
      double best = Math.min(one.seconds(), warm.seconds());
      return new Measurements()
          .put("costOfAllVsOne", many.seconds() / best)
          .put("people", people)
          .put("rowsPerList", rows)
          .put("secondsForOne", best)
          .put("secondsForAll", many.seconds())
          .put("recordsOfOne", warm.found())
          .put("recordsOfAll", many.found())
          .put("recordsOfOneTimesPeople", warm.found() * people)
          .put("listsReadForOne", warm.lists())
          .put("listsReadForAll", many.lists());
    } finally {
      server.destroy();
    }
  }

  @Override
  public FigureRules rules() {
    return new FigureRules()
        .positive("costOfAllVsOne", "secondsForOne", "secondsForAll")
        .positive("people", "rowsPerList", "recordsOfOne", "listsReadForOne")
        // Each person has one row in every list, and a list is read once for all of them.
        .same("recordsOfAll", "recordsOfOneTimesPeople")
        .same("listsReadForAll", "listsReadForOne");
  }

  /**
   * A run.
   *
   * @param found records of all its people
   * @param lists how many long lists were read to their end
   */
  private record Run(double seconds, long found, long lists) {}

  private static Run run(URI endpoint, int people) throws IOException {
    TenantAccess access = new TenantAccess(endpoint, PageServer.TENANT, "token");
    try (GraphConnection graph = access.connection().limits(ThrottleLimits.off()).build();
        Dsr dsr =
            Dsr.builder(access.tenantId())
                .adapter(new AzureAdAdapterProvider())
                .adapter(new IntuneAdapterProvider())
                .resource(GraphConnection.class, graph)
                .build()) {
      List<DsrRequest> requests = new ArrayList<>();
      for (int i = 0; i < people; i++) {
        requests.add(access.request("DSR-" + i, DataSubject.objectId(BulkServer.person(i))));
      }
      long before = BulkServer.listsRead(endpoint);
      long start = System.nanoTime();
      List<Report> reports = dsr.discover(requests, RunOptions.defaults());
      double seconds = (System.nanoTime() - start) / 1e9;
      return new Run(seconds, FoundRecords.of(reports), BulkServer.listsRead(endpoint) - before);
    }
  }

  /** The lists of the whole tenant, and the lists whose rows have lists below them. */
  private static void lists(Set<String> upper, Set<String> lists) {
    for (AdapterProvider provider :
        List.of(new AzureAdAdapterProvider(), new IntuneAdapterProvider())) {
      for (SourceDescriptor source :
          provider.define(provider.id(), Configuration.empty()).sources()) {
        List<String> places =
            source.readsFrom().stream()
                .filter(place -> place.startsWith("GET ") && !place.matches(NAMED))
                .map(place -> place.replaceFirst("^GET /[^/]+", "").replaceAll("\\{[^}]*}", "*"))
                .toList();
        for (String place : places) {
          boolean isUpper = places.stream().anyMatch(other -> other.startsWith(place + "/*/"));
          (isUpper ? upper : lists).add(place);
        }
      }
    }
    lists.remove("/organization");
  }

  /** Starts a tenant with long lists; it prints its address. */
  static Process start(int rows) throws IOException {
    Set<String> upper = new LinkedHashSet<>();
    Set<String> lists = new LinkedHashSet<>();
    lists(upper, lists);
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-classpath",
            System.getProperty("java.class.path"),
            BulkServer.class.getName(),
            Integer.toString(rows),
            upper.stream().collect(Collectors.joining(",")),
            lists.stream().collect(Collectors.joining(",")))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
