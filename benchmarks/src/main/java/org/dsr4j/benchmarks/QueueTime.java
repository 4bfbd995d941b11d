package org.dsr4j.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dsr4j.benchmarks.client.ExportRun;
import org.dsr4j.benchmarks.measurement.Benchmark;
import org.dsr4j.benchmarks.measurement.BenchmarkScale;
import org.dsr4j.benchmarks.measurement.FigureRules;
import org.dsr4j.benchmarks.measurement.Measurements;
import org.dsr4j.benchmarks.service.PopulatedUsers;
import org.dsr4j.benchmarks.service.TenantAccess;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.testkit.SimulatedLimits;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.dsr4j.testkit.ThrottlingReport;

/**
 * How long Microsoft's limits make a queue of exports take. Counts what a run of some people uses
 * of each limit, without waiting for it, and computes the time of longer queues from the use of one
 * person and of each further one.
 */
final class QueueTime implements Benchmark {

  private static final int DEVICES = 2;
  private static final int WEEK = 200;
  private static final int TENANT = 10_000;
  private static final double MILLIS_PER_HOUR = 3_600_000;

  @Override
  public Measurements run(BenchmarkScale form) throws Exception {
    int people = form.number("queue.people", 4, 40, 200);
    try (SimulatedTenant simulated = SimulatedTenant.start()) {
      List<SimulatedUser> users = new ArrayList<>();
      for (int i = 1; i <= people; i++) {
        users.add(PopulatedUsers.withDevices(simulated, "person" + i, DEVICES));
      }
      Run one = run(simulated, users.subList(0, 1));
      Run all = run(simulated, users);
      Measurements figures =
          new Measurements()
              .put("people", people)
              .put("records", all.records())
              .put("recordsOfOneTimesPeople", one.records() * people);
      put(figures.group("people" + WEEK), WEEK, one, all, people);
      put(figures.group("people" + TENANT), TENANT, one, all, people);
      return figures;
    }
  }

  @Override
  public FigureRules rules() {
    return new FigureRules()
        .positive("people", "records")
        .positive("people200.hours", "people200.callsPerPerson")
        .positive("people10000.hours", "people10000.callsPerPerson");
  }

  /** What a run uses of each limit. */
  private record Run(Map<String, ThrottlingReport.Bucket> used, long records) {

    double of(String limit) {
      ThrottlingReport.Bucket bucket = used.get(limit);
      return bucket == null ? 0 : bucket.used();
    }
  }

  private static Run run(SimulatedTenant simulated, List<SimulatedUser> people) throws IOException {
    simulated.limits(SimulatedLimits.documented().tenantSize(TENANT).observeOnly());
    TenantAccess access = TenantAccess.to(simulated);
    try (GraphConnection graph = access.connection().limits(ThrottleLimits.off()).build()) {
      long records = ExportRun.of(access, graph, people).records();
      Map<String, ThrottlingReport.Bucket> used = new LinkedHashMap<>();
      simulated.throttling().buckets().forEach(bucket -> used.put(bucket.name(), bucket));
      return new Run(used, records);
    }
  }

  /** The first window of a limit is available immediately, the rest at the limit's rate. */
  private static void put(Measurements figures, int queue, Run one, Run all, int people) {
    String slowest = "none";
    double longest = 0;
    double ofSlowest = 0;
    for (ThrottlingReport.Bucket bucket : all.used().values()) {
      double first = one.of(bucket.name());
      double each = (bucket.used() - first) / (people - 1);
      double used = first + each * (queue - 1);
      double windows = Math.max(0, used / bucket.limit() - 1);
      double hours = windows * bucket.window().toMillis() / MILLIS_PER_HOUR;
      if (used > bucket.limit()) {
        figures.group("hoursByLimit").put(bucket.name(), hours);
      }
      if (hours > longest) {
        longest = hours;
        slowest = bucket.name();
        ofSlowest = used / queue;
      }
    }
    figures.put("hours", longest).put("slowestLimit", slowest).put("callsPerPerson", ofSlowest);
  }
}
