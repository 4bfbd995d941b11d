package org.dsr4j.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.dsr4j.Dsr;
import org.dsr4j.azuread.AzureAdAdapterProvider;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.ReadAhead;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.RetryPolicy;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.intune.IntuneAdapterProvider;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.TenantId;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand requests, many of them with faults, leave no threads or files behind. */
class ResourceLeakTest {

  private static final int REQUESTS = 10_000;
  private static final String DEVICES = "/deviceManagement/managedDevices";
  private static final RetryPolicy IMPATIENT =
      new RetryPolicy(2, Duration.ofSeconds(1), Duration.ZERO, Duration.ZERO);

  @TempDir Path work;

  @Test
  void tenThousandRequestsLeaveNoThreadAndNoFile() throws InterruptedException {
    try (SimulatedTenant simulated = SimulatedTenant.start()) {
      SimulatedUser person =
          simulated.user("person").device(device -> device.windows()).signIns(20);
      Set<Thread> threads = threads();

      run(simulated, person);

      assertThat(simulated.requests()).hasSizeGreaterThanOrEqualTo(REQUESTS);
      assertEnded(threads);
    }
    assertThat(work).isEmptyDirectory();
  }

  private void run(SimulatedTenant simulated, SimulatedUser person) {
    try (GraphConnection graph =
            GraphConnection.builder(TenantId.of(simulated.id()))
                .credential(GraphTenant.token(simulated.accessToken()))
                .cloud(GraphTenant.cloud(simulated))
                .limits(ThrottleLimits.off())
                .retry(IMPATIENT)
                .build();
        Dsr dsr =
            Dsr.builder(graph.tenant())
                .adapter(new AzureAdAdapterProvider())
                .adapter(new IntuneAdapterProvider())
                .resource(GraphConnection.class, graph)
                .spoolDirectory(work)
                .build()) {
      graph.confirmTenant(new Cancellation());
      for (int round = 0; simulated.requests().size() < REQUESTS; round++) {
        spoil(simulated, round);
        ahead(graph);
        dsr.discover(GraphTenant.request(dsr, person));
      }
    }
  }

  /** Each tenth request has another fault. */
  private static void spoil(SimulatedTenant simulated, int round) {
    simulated.faults().clear();
    switch (round % 6) {
      case 0 -> simulated.faults().onNth(7, DEVICES).reply(503);
      case 1 -> simulated.faults().onNth(7, DEVICES).cutBody();
      case 2 -> simulated.faults().onNth(7, DEVICES).cutConnection();
      case 3 -> simulated.faults().onNth(7, DEVICES).html(502);
      case 4 -> simulated.faults().onNth(7, DEVICES).throttle("0.001");
      default -> simulated.faults().onNth(7, DEVICES).emptyBody();
    }
  }

  /** Reads most of the prefetched pages, so that unread pages must be released too. */
  private static void ahead(GraphConnection graph) {
    Cancellation cancellation = new Cancellation();
    try (ReadAhead reads = graph.readAhead(cancellation)) {
      for (int top = 1; top <= 100; top++) {
        reads.expectRows(devices(top));
      }
      for (int top = 1; top <= 90; top++) {
        reads.rows(devices(top), row -> {}, cancellation);
      }
    }
  }

  private static GraphRequest devices(int top) {
    return GraphRequest.get(GraphVersion.V1, DEVICES).query("$top", Integer.toString(top));
  }

  /** Threads end soon after the connection is closed; the long limit is for a slow machine. */
  private static void assertEnded(Set<Thread> before) throws InterruptedException {
    for (Thread thread : threads()) {
      if (!before.contains(thread)) {
        thread.join(Duration.ofSeconds(30).toMillis());
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
      }
    }
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().matches("(dsr4j-|OkHttp).*"))
        // One thread for all HTTP clients of the process; it ends automatically after a minute.
        .filter(thread -> !thread.getName().equals("OkHttp TaskRunner"))
        .collect(Collectors.toSet());
  }
}
