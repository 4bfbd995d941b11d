package org.dsr4j.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dsr4j.benchmarks.client.ExportRun;
import org.dsr4j.benchmarks.client.RequestAddresses;
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
 * Reads many people concurrently from a service that enforces its limits. Measures how much of the
 * limits is used, and how often the service refuses.
 */
final class Throttling implements Benchmark {

  /** As many threads as the library has workers by default. */
  private static final int SDK_THREADS = 64;

  @Override
  public Measurements run(BenchmarkScale form) throws Exception {
    int people = form.number("throttled.people", 24, 40);
    int scale = form.number("throttled.scale", 10, 1);
    try (SimulatedTenant simulated = SimulatedTenant.start()) {
      List<SimulatedUser> users = new ArrayList<>();
      for (int i = 1; i <= people; i++) {
        users.add(PopulatedUsers.withDevices(simulated, "person" + i, 1));
      }
      simulated.limits(SimulatedLimits.documented().observeOnly());
      ours(simulated, users.subList(0, 2), ThrottleLimits.off());
      List<String> places = ours(simulated, users, ThrottleLimits.off()).places();

      simulated.limits(SimulatedLimits.documented().scaledBy(scale));
      Run ours = ours(simulated, users, ThrottleLimits.documented().scaledBy(scale));
      simulated.limits(SimulatedLimits.documented().scaledBy(scale));
      Run sdk = sdk(simulated, places);
      return new Measurements()
          .put("rateShare", ours.rateShare())
          .put("share429", ours.share429())
          .put("sdkRateShare", sdk.rateShare())
          .put("sdkShare429", sdk.share429())
          .put("people", people)
          .put("windowsDividedBy", scale)
          .put("slowestBucket", ours.slowest().bucket())
          .put("slowestBucketCalls", ours.slowest().calls())
          .put("wallMs", ours.took().toMillis())
          .put("requests", ours.requests().size())
          .put("unanswered", ours.lost())
          .put("sdkWallMs", sdk.took().toMillis())
          .put("sdkRequests", sdk.requests().size())
          .put("sdkUnanswered", sdk.lost());
    }
  }

  /**
   * The result of one client.
   *
   * @param lost sources that were given up because of throttling
   */
  private record Run(
      Duration took, List<RecordedRequest> requests, BucketBound slowest, long lost) {

    /** Accepted calls of the smallest limit, as a share of the calls that it allows in the time. */
    double rateShare() {
      return slowest.share(took);
    }

    double share429() {
      long refused = requests.stream().filter(request -> request.status() == 429).count();
      return (double) refused / requests.size();
    }

    List<String> places() {
      return RequestAddresses.places(requests);
    }
  }

  private static Run ours(
      SimulatedTenant simulated, List<SimulatedUser> people, ThrottleLimits limits)
      throws IOException {
    simulated.clearRequests();
    TenantAccess access = TenantAccess.to(simulated);
    try (GraphConnection graph = access.connection().limits(limits).build()) {
      ExportRun.Done done = ExportRun.of(access, graph, people);
      long lost =
          done.reports().stream()
              .flatMap(report -> report.ledger().entries().stream())
              .flatMap(entry -> entry.gaps().stream())
              .filter(part -> part.detail().contains("429"))
              .count();
      return new Run(done.took(), simulated.requests(), BucketBound.of(simulated), lost);
    }
  }

  private static Run sdk(SimulatedTenant simulated, List<String> places) throws Exception {
    simulated.clearRequests();
    TenantAccess access = TenantAccess.to(simulated);
    SdkReader reader = new SdkReader(access.client(), OutputStream.nullOutputStream());
    ExecutorService threads = Executors.newFixedThreadPool(SDK_THREADS);
    try {
      List<Callable<Void>> reads = new ArrayList<>();
      for (String place : places) {
        reads.add(
            () -> {
              reader.read(access.endpoint() + place);
              return null;
            });
      }
      long start = System.nanoTime();
      for (Future<Void> read : threads.invokeAll(reads)) {
        rethrow(read);
      }
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      return new Run(took, simulated.requests(), BucketBound.of(simulated), reader.throttled());
    } finally {
      threads.shutdown();
    }
  }

  private static void rethrow(Future<Void> read) throws InterruptedException {
    try {
      read.get();
    } catch (ExecutionException e) {
      throw new UncheckedIOException(new IOException("the SDK could not read a source", e));
    }
  }
}
