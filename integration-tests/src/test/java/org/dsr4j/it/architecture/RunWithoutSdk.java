package org.dsr4j.it.architecture;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.dsr4j.ExportTarget;
import org.dsr4j.change.ApprovedPlan;
import org.dsr4j.it.support.ErasureFixture;
import org.dsr4j.it.support.TwoDeviceErasure;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.dsr4j.testkit.SimulatedTenant;

/** A discovery, an export and an erasure with both adapters, in a process of its own. */
final class RunWithoutSdk {

  private static final PrintStream OUT = System.out;

  private RunWithoutSdk() {}

  public static void main(String[] arguments) throws IOException {
    try (SimulatedTenant tenant = SimulatedTenant.start()) {
      ErasureFixture rig = new ErasureFixture(tenant);
      TwoDeviceErasure erasure = new TwoDeviceErasure(tenant, rig);
      DsrRequest request = rig.request(erasure.person());
      try (ErasureFixture.Open open = rig.open()) {
        Path zip = Path.of(arguments[0]).resolve("access-package.zip");
        OUT.println("discovered " + found(open.dsr().discover(request)));
        OUT.println("exported " + found(open.dsr().export(request, ExportTarget.zip(zip))));
      }
      ApprovedPlan approved = erasure.approved();
      erasure.runToEnd(approved);
      OUT.println("erased by " + approved.plan().steps().size() + " steps");
    }
  }

  /** The adapters in whose sources something was found. */
  private static String found(Report report) {
    return report.ledger().entries().stream()
        .filter(entry -> entry.status() == LedgerStatus.FOUND)
        .map(LedgerEntry::source)
        .map(source -> source.instance())
        .distinct()
        .sorted()
        .collect(Collectors.joining(" and "));
  }
}
