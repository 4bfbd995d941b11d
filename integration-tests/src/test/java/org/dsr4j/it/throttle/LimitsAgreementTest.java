package org.dsr4j.it.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.azuread.AzureAdAdapterProvider;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.throttle.Cost;
import org.dsr4j.graph.throttle.ThrottleLimit;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.intune.IntuneAdapterProvider;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Window;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedLimits;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.dsr4j.testkit.ThrottlingReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The library and the simulated tenant have their own tables of Microsoft's limits. They must agree
 * on every request of a run: its limits, its costs, and what shares a limit.
 */
class LimitsAgreementTest {

  @TempDir private Path folder;

  @Test
  void theLibraryCountsEveryRequestAsTheSimulatedTenantDoes() {
    try (SimulatedTenant simulated = SimulatedTenant.start()) {
      SimulatedUser person =
          simulated
              .user("person")
              .device(SimulatedDevice::windows)
              .device(SimulatedDevice::iphone)
              .inEverySource()
              .signIns(3);
      simulated.clearRequests().limits(SimulatedLimits.documented().observeOnly());
      exportAndAudit(simulated, person);

      assertThat(counted(simulated.requests())).isEqualTo(counted(simulated.throttling()));
    }
  }

  @Test
  void theyAllowTheSameAmountsInTheSameWindows() {
    try (SimulatedTenant simulated = SimulatedTenant.start()) {
      simulated.limits(SimulatedLimits.documented());
      SortedMap<String, String> allowed = new TreeMap<>();
      for (ThrottlingReport.Bucket bucket : simulated.throttling().buckets()) {
        allowed.put(bucket.name(), bucket.limit() + "/" + bucket.window());
      }

      SortedMap<String, String> expected = new TreeMap<>();
      for (ThrottleLimit limit : ThrottleLimits.documented().all()) {
        if (allowed.containsKey(limit.name())) {
          expected.put(limit.name(), Math.round(limit.amount()) + "/" + limit.window());
        }
      }
      assertThat(allowed).isEqualTo(expected);
    }
  }

  private void exportAndAudit(SimulatedTenant simulated, SimulatedUser person) {
    try (GraphConnection graph =
            GraphTenant.connect(simulated, GraphTenant.token(simulated.accessToken()));
        Dsr dsr =
            Dsr.builder(graph.tenant())
                .adapter(new AzureAdAdapterProvider())
                .adapter(new IntuneAdapterProvider())
                .resource(GraphConnection.class, graph)
                .build()) {
      DsrRequest request = GraphTenant.request(dsr, person);
      dsr.export(request, ExportTarget.zip(folder.resolve("export.zip")));
      dsr.audit(request, Window.all(), ExportTarget.zip(folder.resolve("audit.zip")));
    }
  }

  /** Returns the used amount of each limit, of its busiest person or report. */
  private static SortedMap<String, Long> counted(List<RecordedRequest> requests) {
    ThrottleLimits limits = ThrottleLimits.documented();
    Map<String, Map<String, Double>> used = new HashMap<>();
    for (RecordedRequest request : requests) {
      if (request.version().isEmpty()) {
        // A download from the storage: outside of Graph.
        continue;
      }
      for (Cost cost : limits.costs(request.method(), request.path(), options(request.query()))) {
        used.computeIfAbsent(cost.limit().name(), name -> new HashMap<>())
            .merge(cost.key(), cost.amount(), Double::sum);
      }
    }
    SortedMap<String, Long> busiest = new TreeMap<>();
    used.forEach(
        (name, amounts) ->
            busiest.put(
                name,
                Math.round(
                    amounts.values().stream().mapToDouble(amount -> amount).max().orElse(0))));
    return busiest;
  }

  private static SortedMap<String, Long> counted(ThrottlingReport report) {
    SortedMap<String, Long> used = new TreeMap<>();
    for (ThrottlingReport.Bucket bucket : report.buckets()) {
      if (bucket.used() > 0) {
        used.put(bucket.name(), bucket.used());
      }
    }
    return used;
  }

  private static Map<String, String> options(String query) {
    Map<String, String> options = new HashMap<>();
    for (String option : query.split("&")) {
      String[] sides = URLDecoder.decode(option, StandardCharsets.UTF_8).split("=", 2);
      options.put(sides[0], sides.length > 1 ? sides[1] : "");
    }
    return options;
  }
}
