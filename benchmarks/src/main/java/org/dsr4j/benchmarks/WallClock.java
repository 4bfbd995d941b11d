package org.dsr4j.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.dsr4j.benchmarks.client.ExportRun;
import org.dsr4j.benchmarks.client.RequestAddresses;
import org.dsr4j.benchmarks.client.RequestDependencies;
import org.dsr4j.benchmarks.client.SdkReader;
import org.dsr4j.benchmarks.measurement.Benchmark;
import org.dsr4j.benchmarks.measurement.BenchmarkScale;
import org.dsr4j.benchmarks.measurement.BucketBound;
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
 * Measures how long an export takes for one person with three devices and every source of both
 * adapters, with a latency of a tenth of a second. Compares it with the plain SDK, which reads the
 * same sources one by one, and with the theoretical minimum.
 */
final class WallClock implements Benchmark {

  private static final int DEVICES = 3;

  @Override
  public Measurements run(BenchmarkScale form) throws Exception {
    Duration latency = Duration.ofMillis(form.number("wallClock.latencyMs", 100, 100));
    int rounds = form.number("wallClock.rounds", 3, 5);
    try (SimulatedTenant simulated = SimulatedTenant.start()) {
      SimulatedUser person = PopulatedUsers.withDevices(simulated, "person", DEVICES);
      warmUp(simulated, person);
      Run off = fastest(rounds, simulated, person, latency, ThrottleLimits.off());
      Duration sdk = baseline(simulated, RequestAddresses.places(off.requests()), latency);
      Run on = fastest(rounds, simulated, person, latency, ThrottleLimits.documented());
      Measurements figures =
          new Measurements()
              .put("speedup", (double) sdk.toMillis() / off.took().toMillis())
              .put("vsLowerBound", (double) off.took().toMillis() / off.chain().toMillis())
              .put("requests", off.requests().size())
              .put("lowerBoundMs", off.chain().toMillis())
              .put("wallMs", off.took().toMillis())
              .put("sdkMs", sdk.toMillis())
              .put("latencyMs", latency.toMillis());
      figures
          .group("budgetsOn")
          .put("vsLowerBound", (double) on.took().toMillis() / on.bound().toMillis())
          .put("requests", on.requests().size())
          .put("lowerBoundMs", on.bound().toMillis())
          .put("wallMs", on.took().toMillis())
          .put("slowestBucket", on.slowest().bucket())
          .put("slowestBucketCalls", on.slowest().calls());
      return figures;
    }
  }

  /**
   * One run and its lower bound.
   *
   * @param chain the longest chain of requests, at the latency
   */
  private record Run(
      Duration took, List<RecordedRequest> requests, Duration chain, BucketBound slowest) {

    Duration bound() {
      return chain.compareTo(slowest.time()) > 0 ? chain : slowest.time();
    }
  }

  /** A warm-up without latency, so that classes are loaded and compiled on both sides. */
  private static void warmUp(SimulatedTenant simulated, SimulatedUser person) throws IOException {
    for (int i = 0; i < 3; i++) {
      Run run = run(simulated, person, Duration.ZERO, ThrottleLimits.off());
      baseline(simulated, RequestAddresses.places(run.requests()), Duration.ZERO);
    }
  }

  private static Run fastest(
      int rounds,
      SimulatedTenant simulated,
      SimulatedUser person,
      Duration latency,
      ThrottleLimits limits)
      throws IOException {
    Run fastest = run(simulated, person, latency, limits);
    for (int i = 1; i < rounds; i++) {
      Run run = run(simulated, person, latency, limits);
      fastest = run.took().compareTo(fastest.took()) < 0 ? run : fastest;
    }
    return fastest;
  }

  private static Run run(
      SimulatedTenant simulated, SimulatedUser person, Duration latency, ThrottleLimits limits)
      throws IOException {
    boolean enforced = !limits.all().isEmpty();
    SimulatedLimits documented = SimulatedLimits.documented();
    simulated.limits(enforced ? documented : documented.observeOnly());
    simulated.latency(latency).clearRequests();
    TenantAccess access = TenantAccess.to(simulated);
    try (GraphConnection graph = access.connection().limits(limits).build()) {
      ExportRun.Done done = ExportRun.of(access, graph, List.of(person));
      List<RecordedRequest> requests = simulated.requests();
      BucketBound slowest = BucketBound.of(simulated);
      simulated.latency(Duration.ZERO).limits(documented.observeOnly());
      int chain =
          RequestDependencies.rounds(
                  access, RequestAddresses.addresses(requests), Set.of(person.userPrincipalName()))
              .size();
      return new Run(done.took(), requests, latency.multipliedBy(chain), slowest);
    }
  }

  private static Duration baseline(SimulatedTenant simulated, List<String> places, Duration latency)
      throws IOException {
    simulated.limits(SimulatedLimits.documented().observeOnly());
    simulated.latency(latency);
    TenantAccess access = TenantAccess.to(simulated);
    Path file = Files.createTempFile("dsr4j-benchmark", ".jsonl");
    try (OutputStream out = Files.newOutputStream(file)) {
      SdkReader reader = new SdkReader(access.client(), out);
      long start = System.nanoTime();
      for (String place : places) {
        reader.read(access.endpoint() + place);
      }
      return Duration.ofNanos(System.nanoTime() - start);
    } finally {
      Files.delete(file);
    }
  }
}
