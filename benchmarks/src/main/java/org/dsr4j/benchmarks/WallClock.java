package org.dsr4j.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.dsr4j.benchmarks.client.AnswerCounts;
import org.dsr4j.benchmarks.client.ExportRun;
import org.dsr4j.benchmarks.client.RequestAddresses;
import org.dsr4j.benchmarks.client.RequestDependencies;
import org.dsr4j.benchmarks.client.SdkReader;
import org.dsr4j.benchmarks.measurement.Benchmark;
import org.dsr4j.benchmarks.measurement.BenchmarkScale;
import org.dsr4j.benchmarks.measurement.BucketBound;
import org.dsr4j.benchmarks.measurement.FigureRules;
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

  /** Stands for a run without limits, where others name what the limits' windows are divided by. */
  private static final int NO_LIMITS = 0;

  @Override
  public Measurements run(BenchmarkScale form) throws Exception {
    Duration latency = Duration.ofMillis(form.number("wallClock.latencyMs", 20, 100, 100));
    int scale = form.number("wallClock.scale", 60, 10, 1);
    int rounds = form.number("wallClock.rounds", 1, 3, 5);
    try (SimulatedTenant simulated = SimulatedTenant.start()) {
      SimulatedUser person = PopulatedUsers.withDevices(simulated, "person", DEVICES);
      warmUp(form.number("wallClock.warmups", 1, 3, 3), simulated, person);
      Run off = fastest(rounds, simulated, person, latency, NO_LIMITS);
      List<String> places = RequestAddresses.places(off.requests());
      Baseline sdk = baseline(simulated, places, latency);
      Run on = fastest(rounds, simulated, person, latency, scale);
      Measurements figures =
          new Measurements()
              .put("speedup", (double) sdk.took().toMillis() / off.took().toMillis())
              .put("vsLowerBound", (double) off.took().toMillis() / off.chain().toMillis())
              .put("requests", off.requests().size())
              .put("records", off.records())
              .put("lowerBoundMs", off.chain().toMillis())
              .put("wallMs", off.took().toMillis())
              .put("sdkMs", sdk.took().toMillis())
              .put("latencyMs", latency.toMillis());
      figures
          .group("budgetsOn")
          .put("vsLowerBound", (double) on.took().toMillis() / on.bound().toMillis())
          .put("requests", on.requests().size())
          .put("records", on.records())
          .put("lowerBoundMs", on.bound().toMillis())
          .put("wallMs", on.took().toMillis())
          .put("windowsDividedBy", scale)
          .put("slowestBucket", on.slowest().bucket())
          .put("slowestBucketCalls", on.slowest().calls());
      sdk.counts().addTo(figures.group("sdk").put("places", places.size()));
      RequestAddresses.addNotCompared(off.requests(), figures);
      return figures;
    }
  }

  @Override
  public FigureRules rules() {
    return new FigureRules()
        .numbers("speedup", "vsLowerBound", "wallMs", "sdkMs", "latencyMs", "lowerBoundMs")
        .numbers("budgetsOn.vsLowerBound", "budgetsOn.wallMs", "budgetsOn.lowerBoundMs")
        .numbers(
            "budgetsOn.slowestBucketCalls",
            "budgetsOn.windowsDividedBy",
            "notCompared.posts",
            "notCompared.downloads")
        .positive("requests", "records", "sdk.rows", "sdk.media")
        .same("records", "budgetsOn.records")
        .same("sdk.places", "sdk.placesEnded");
  }

  /**
   * One run and its lower bound.
   *
   * @param chain the longest chain of requests, at the latency
   */
  private record Run(
      Duration took,
      List<RecordedRequest> requests,
      long records,
      Duration chain,
      BucketBound slowest) {

    Duration bound() {
      return chain.compareTo(slowest.time()) > 0 ? chain : slowest.time();
    }
  }

  /** Classes loaded and compiled on both sides, nobody waits. */
  private static void warmUp(int rounds, SimulatedTenant simulated, SimulatedUser person)
      throws IOException {
    for (int i = 0; i < rounds; i++) {
      Run run = run(simulated, person, Duration.ZERO, NO_LIMITS);
      baseline(simulated, RequestAddresses.places(run.requests()), Duration.ZERO);
    }
  }

  private static Run fastest(
      int rounds, SimulatedTenant simulated, SimulatedUser person, Duration latency, int scale)
      throws IOException {
    Run fastest = run(simulated, person, latency, scale);
    for (int i = 1; i < rounds; i++) {
      Run run = run(simulated, person, latency, scale);
      fastest = run.took().compareTo(fastest.took()) < 0 ? run : fastest;
    }
    return fastest;
  }

  private static Run run(
      SimulatedTenant simulated, SimulatedUser person, Duration latency, int scale)
      throws IOException {
    boolean enforced = scale != NO_LIMITS;
    SimulatedLimits documented = SimulatedLimits.documented();
    simulated.limits(enforced ? documented.scaledBy(scale) : documented.observeOnly());
    ThrottleLimits limits =
        enforced ? ThrottleLimits.documented().scaledBy(scale) : ThrottleLimits.off();
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
      return new Run(done.took(), requests, done.records(), latency.multipliedBy(chain), slowest);
    }
  }

  private record Baseline(Duration took, AnswerCounts counts) {}

  private static Baseline baseline(SimulatedTenant simulated, List<String> places, Duration latency)
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
      return new Baseline(Duration.ofNanos(System.nanoTime() - start), reader.counts());
    } finally {
      Files.delete(file);
    }
  }
}
