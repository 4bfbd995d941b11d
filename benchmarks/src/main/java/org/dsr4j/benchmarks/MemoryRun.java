package org.dsr4j.benchmarks;

import java.net.URI;
import java.nio.file.Path;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.azuread.AzureAdAdapterProvider;
import org.dsr4j.benchmarks.measurement.HeapMonitor;
import org.dsr4j.benchmarks.service.TenantAccess;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.Report;
import org.dsr4j.model.Window;

/** Writes the audit trail of one person to a zip, in a separate process with a small heap. */
final class MemoryRun {

  private MemoryRun() {}

  /**
   * Runs it and prints the results.
   *
   * @param arguments endpoint, tenant, token, object id, zip
   */
  public static void main(String[] arguments) {
    HeapMonitor heap = new HeapMonitor();
    TenantAccess access = new TenantAccess(URI.create(arguments[0]), arguments[1], arguments[2]);
    try (GraphConnection graph = access.connection().limits(ThrottleLimits.off()).build();
        Dsr dsr =
            Dsr.builder(access.tenantId())
                .adapter(new AzureAdAdapterProvider())
                .resource(GraphConnection.class, graph)
                .build()) {
      Report report =
          dsr.audit(
              access.request("DSR-2026-0117", DataSubject.objectId(arguments[3])),
              Window.all(),
              ExportTarget.zip(Path.of(arguments[4])));
      LedgerEntry entry = report.ledger().entry("aad-directory-audits").orElseThrow();
      System.out.println("status=" + entry.status());
      System.out.println("found=" + entry.found());
    }
    System.out.println("most=" + heap.maxUsed());
    System.out.println("alive=" + heap.maxUsedAfterCollection());
  }
}
