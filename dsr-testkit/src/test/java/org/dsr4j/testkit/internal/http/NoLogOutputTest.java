package org.dsr4j.testkit.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.dsr4j.testkit.GraphClient;
import org.dsr4j.testkit.SimulatedTenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

class NoLogOutputTest {

  @Test
  @ResourceLock(Resources.SYSTEM_OUT)
  @ResourceLock(Resources.SYSTEM_ERR)
  void theSimulatorLogsNothing() throws Exception {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    PrintStream trap = new PrintStream(written, true, StandardCharsets.UTF_8);
    System.setOut(trap);
    System.setErr(trap);
    try (SimulatedTenant tenant = SimulatedTenant.start()) {
      GraphClient graph = new GraphClient(tenant);
      tenant.user("person").inEverySource();
      graph.get("/v1.0/users/person@contoso.com");
      graph.get("/v1.0/unknown");
      tenant.faults().on("/organization").cutConnection();
      try {
        graph.sendOrFail("GET", "/v1.0/organization");
      } catch (java.io.IOException expected) {
        // only the output of the simulator is checked
      }
      tenant.application().authority();
    } finally {
      System.setOut(out);
      System.setErr(err);
    }

    assertThat(written.toString(StandardCharsets.UTF_8)).isEmpty();
  }
}
