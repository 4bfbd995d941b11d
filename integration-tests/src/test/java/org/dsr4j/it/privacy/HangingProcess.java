package org.dsr4j.it.privacy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.dsr4j.ExportTarget;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.model.RunEvent;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;

/** A program that exports until it waits for a slow body, reports this, and waits to be killed. */
final class HangingProcess {

  static final String MARK = "stuck";

  private HangingProcess() {}

  public static void main(String[] args) throws IOException {
    Path work = Path.of(args[0]);
    try (SimulatedTenant simulated = SimulatedTenant.start()) {
      // Three pages are in the spool before the fourth one hangs.
      SimulatedUser person = PrivacyTest.person(simulated).signIns(4000);
      simulated.faults().on("/auditLogs/signIns").onPage(4).slowBody(Duration.ofMinutes(5));
      List<String> secrets = PrivacyTest.secrets(simulated, person);
      try (GraphTenant tenant =
          new GraphTenant(
              simulated, builder -> builder.listener(event -> mark(event, work, secrets)))) {
        tenant.dsr().export(tenant.request(person), ExportTarget.zip(work.resolve("package.zip")));
      }
    }
  }

  private static void mark(RunEvent event, Path work, List<String> secrets) {
    if (event instanceof RunEvent.RecordsRead read
        && read.source().source().equals("aad-sign-in-logs")
        && read.records() >= 2900) {
      try {
        Path part = Files.write(work.resolve(MARK + ".part"), secrets);
        Files.move(part, work.resolve(MARK), StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }
}
