package org.dsr4j.it.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.dsr4j.Dsr;
import org.dsr4j.azuread.AzureAdAdapterProvider;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.intune.IntuneAdapterProvider;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.dsr4j.model.TenantId;
import org.dsr4j.testkit.SimulatedLimits;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.Test;

/** Several concurrent requests over one connection, with a tenant that enforces every budget. */
class SharedConnectionTest {

  private static final int PEOPLE = 6;
  private static final int FASTER = 20;

  @Test
  void concurrentRequestsStayWithinEveryBudget() throws Exception {
    try (SimulatedTenant simulated = SimulatedTenant.start();
        GraphConnection graph = connect(simulated);
        Dsr dsr = dsr(graph)) {
      List<SimulatedUser> people =
          IntStream.range(0, PEOPLE).mapToObj(n -> simulated.user("person-" + n)).toList();
      people.forEach(person -> person.device(device -> device.windows()).signIns(5));
      simulated.limits(SimulatedLimits.documented().scaledBy(FASTER).countRefused());

      List<Report> reports = together(dsr, people);

      assertThat(simulated.throttling().refused()).isZero();
      assertThat(simulated.throttling().bucket("identity-reports").accepted())
          .as("calls of the smallest budget")
          .isGreaterThan(2 * 5);
      assertThat(reports)
          .hasSize(PEOPLE)
          .allSatisfy(
              report ->
                  assertThat(report.ledger().entries())
                      .extracting(LedgerEntry::status)
                      .doesNotContain(LedgerStatus.FAILED));
    }
  }

  private static List<Report> together(Dsr dsr, List<SimulatedUser> people)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(PEOPLE);
    try {
      List<Callable<Report>> runs = new ArrayList<>();
      for (SimulatedUser person : people) {
        runs.add(() -> dsr.discover(GraphTenant.request(dsr, person)));
      }
      List<Report> reports = new ArrayList<>();
      for (Future<Report> run : threads.invokeAll(runs)) {
        reports.add(run.get());
      }
      return reports;
    } finally {
      threads.shutdownNow();
    }
  }

  private static GraphConnection connect(SimulatedTenant simulated) {
    return GraphConnection.builder(TenantId.of(simulated.id()))
        .credential(GraphTenant.token(simulated.accessToken()))
        .cloud(GraphTenant.cloud(simulated))
        .limits(ThrottleLimits.documented().scaledBy(FASTER))
        .build();
  }

  private static Dsr dsr(GraphConnection graph) {
    return Dsr.builder(graph.tenant())
        .adapter(new AzureAdAdapterProvider())
        .adapter(new IntuneAdapterProvider())
        .resource(GraphConnection.class, graph)
        .build();
  }
}
