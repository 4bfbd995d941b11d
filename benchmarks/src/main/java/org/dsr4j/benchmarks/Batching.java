package org.dsr4j.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dsr4j.benchmarks.client.ExportRun;
import org.dsr4j.benchmarks.client.RequestAddresses;
import org.dsr4j.benchmarks.client.RequestDependencies;
import org.dsr4j.benchmarks.client.RequestRoundsClient;
import org.dsr4j.benchmarks.measurement.Benchmark;
import org.dsr4j.benchmarks.measurement.BenchmarkScale;
import org.dsr4j.benchmarks.measurement.Measurements;
import org.dsr4j.benchmarks.service.PopulatedUsers;
import org.dsr4j.benchmarks.service.TenantAccess;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.SimulatedLimits;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;

/**
 * Measures whether {@code $batch} is faster than concurrent single requests: the same sources, once
 * for one person and once for many, with and without the service's limits.
 *
 * <p>It compares three clients: the library's complete export, and two minimal clients that know
 * all rounds of requests in advance and store nothing, one with batches and one without. The
 * minimal clients show the effect of batches; the library also looks up people, checks, encrypts
 * and packs.
 */
final class Batching implements Benchmark {

  @Override
  public Measurements run(BenchmarkScale form) throws Exception {
    Duration latency = Duration.ofMillis(form.number("batching.latencyMs", 100, 100));
    int many = form.number("batching.people", 4, 20);
    int scale = form.number("batching.scale", 10, 1);
    Measurements figures = new Measurements();
    compare(figures.group("onePerson"), 1, 3, latency, scale);
    compare(figures.group("manyPeople").put("people", many), many, 1, latency, scale);
    return figures.put("latencyMs", latency.toMillis()).put("windowsDividedBy", scale);
  }

  private static void compare(
      Measurements figures, int people, int devices, Duration latency, int scale) throws Exception {
    try (SimulatedTenant simulated = SimulatedTenant.start()) {
      List<SimulatedUser> users = new ArrayList<>();
      for (int i = 1; i <= people; i++) {
        users.add(PopulatedUsers.withDevices(simulated, "person" + i, devices));
      }
      SimulatedLimits documented = SimulatedLimits.documented();
      simulated.limits(documented.observeOnly());
      library(simulated, users, ThrottleLimits.off());
      library(simulated, users, ThrottleLimits.off());
      List<List<String>> rounds =
          RequestDependencies.rounds(
              TenantAccess.to(simulated),
              RequestAddresses.places(simulated.requests()),
              users.stream().map(SimulatedUser::userPrincipalName).collect(Collectors.toSet()));
      rounds(simulated, rounds, RequestRoundsClient.FULL_BATCH);
      rounds(simulated, rounds, RequestRoundsClient.SINGLE);

      simulated.latency(latency);
      Measurements off = figures.group("budgetsOff");
      put(off.group("library"), library(simulated, users, ThrottleLimits.off()));
      put(off.group("batches"), rounds(simulated, rounds, RequestRoundsClient.FULL_BATCH));
      put(off.group("singleRequests"), rounds(simulated, rounds, RequestRoundsClient.SINGLE));
      Measurements on = figures.group("budgetsOn");
      simulated.limits(documented.scaledBy(scale));
      ThrottleLimits kept = ThrottleLimits.documented().scaledBy(scale);
      put(on.group("library"), library(simulated, users, kept));
      simulated.limits(documented.scaledBy(scale));
      put(on.group("batches"), rounds(simulated, rounds, RequestRoundsClient.FULL_BATCH));
      simulated.limits(documented.scaledBy(scale));
      put(on.group("singleRequests"), rounds(simulated, rounds, RequestRoundsClient.SINGLE));
    }
  }

  private static void put(Measurements figures, Run run) {
    figures
        .put("wallMs", run.took().toMillis())
        .put("httpRequests", run.http())
        .put("meteredCalls", run.metered())
        .put("share429", run.share429());
  }

  /**
   * The result of one client.
   *
   * @param requests with the items of batches
   */
  private record Run(Duration took, List<RecordedRequest> requests) {

    long http() {
      return requests.stream().filter(request -> request.batchItem().isEmpty()).count();
    }

    /** The items of a batch are counted, the batch itself is not. */
    long metered() {
      return requests.stream().filter(request -> !request.path().equals("/$batch")).count();
    }

    double share429() {
      long refused = requests.stream().filter(request -> request.status() == 429).count();
      return (double) refused / metered();
    }
  }

  private static Run library(
      SimulatedTenant simulated, List<SimulatedUser> users, ThrottleLimits limits)
      throws IOException {
    simulated.clearRequests();
    TenantAccess access = TenantAccess.to(simulated);
    try (GraphConnection graph = access.connection().limits(limits).build()) {
      Duration took = ExportRun.of(access, graph, users).took();
      return new Run(took, simulated.requests());
    }
  }

  private static Run rounds(SimulatedTenant simulated, List<List<String>> rounds, int perBatch)
      throws Exception {
    simulated.clearRequests();
    try (RequestRoundsClient client =
        new RequestRoundsClient(TenantAccess.to(simulated), perBatch)) {
      long start = System.nanoTime();
      client.read(rounds);
      return new Run(Duration.ofNanos(System.nanoTime() - start), simulated.requests());
    }
  }
}
