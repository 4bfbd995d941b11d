package org.dsr4j.examples;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.azuread.AzureAdAdapterProvider;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.intune.IntuneAdapterProvider;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Gap;
import org.dsr4j.model.IdentityCheck;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.dsr4j.model.TenantId;

/**
 * A small application that uses the library: it copies a person's data and reports the result to a
 * clerk.
 */
final class SubjectAccessService implements AutoCloseable {

  private final TenantId tenant;
  private final Dsr dsr;

  /**
   * The connection determines the tenant, so that a test can pass another one; the caller closes
   * it.
   */
  SubjectAccessService(GraphConnection graph) {
    this.tenant = graph.tenant();
    this.dsr =
        Dsr.builder(tenant)
            .adapter(new AzureAdAdapterProvider())
            .adapter(new IntuneAdapterProvider())
            .resource(GraphConnection.class, graph)
            .build();
  }

  Report copy(String caseId, String login, Path zip) {
    DsrRequest request =
        DsrRequest.builder(tenant, DataSubject.userPrincipalName(login))
            .id(caseId)
            .requestedBy("privacy desk")
            .received(LocalDate.of(2026, 11, 2))
            .identityCheck(IdentityCheck.of("front desk", "passport", LocalDate.of(2026, 11, 3)))
            .build();
    return dsr.export(request, ExportTarget.zip(zip));
  }

  /** The text for the clerk. It says "everything" only if the report is complete. */
  static String message(Report report) {
    long found = report.ledger().found();
    if (report.completion() == Completion.COMPLETE) {
      return "Everything was copied, " + found + " records.";
    }
    if (report.completion() == Completion.NOT_IDENTIFIED) {
      return "The person was not found, so nothing was copied.";
    }
    StringBuilder message = new StringBuilder(report.completion() + ": " + found + " records.");
    long skipped = 0;
    for (LedgerEntry entry : report.ledger().entries()) {
      if (entry.status() == LedgerStatus.SKIPPED) {
        skipped++;
      } else if (entry.status().completion() == Completion.PARTIAL) {
        message.append("\nNot read: ").append(entry.title()).append(' ').append(codes(entry));
      }
    }
    return message.append("\nNot checked: ").append(skipped).append(" places").toString();
  }

  private static List<String> codes(LedgerEntry entry) {
    return entry.gaps().stream().map(Gap::code).map(code -> code.code()).toList();
  }

  @Override
  public void close() {
    dsr.close();
  }
}
