package org.dsr4j.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;

/** Prints a report's ledger as a readable table. */
final class LedgerTable {

  private static final String ROW = "%-52s %-15s %6s  %s%n";

  private LedgerTable() {}

  static void print(Report report, Path zip, PrintStream out) {
    out.println();
    out.printf(ROW, "SOURCE", "STATUS", "FOUND", "WHAT IS HELD THERE");
    for (LedgerEntry entry : report.ledger().entries()) {
      if (entry.status() != LedgerStatus.NONE && entry.status() != LedgerStatus.MANUAL_STEP_OPEN) {
        out.printf(
            ROW,
            entry.source(),
            entry.status(),
            entry.found() == 0 ? "" : entry.found(),
            entry.title());
        entry
            .gaps()
            .forEach(part -> out.printf("    %s [%s]%n", part.detail(), part.code().code()));
      }
    }
    out.printf(
        "and %d places that were read and hold nothing: NONE%n", count(report, LedgerStatus.NONE));
    out.printf(
        "and %d places that only people can read: MANUAL_STEP_OPEN, each with its instruction in"
            + " the manifest%n",
        count(report, LedgerStatus.MANUAL_STEP_OPEN));
    out.println();
    out.printf("%d records in %s%n", report.ledger().found(), zip);
    out.println("Completion: " + report.completion());
  }

  private static long count(Report report, LedgerStatus status) {
    return report.ledger().entries().stream().filter(entry -> entry.status() == status).count();
  }
}
