package org.dsr4j.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.OutcomePart;
import org.dsr4j.model.Report;

/** Prints a report's ledger for people. */
final class LedgerTable {

  private static final String ROW = "%-52s %-15s %6s  %s%n";

  private LedgerTable() {}

  static void print(Report report, Path zip, PrintStream out) {
    long notYet = report.ledger().entries().stream().filter(LedgerTable::notYetRead).count();
    out.println();
    out.printf(ROW, "SOURCE", "STATUS", "FOUND", "WHAT IS HELD THERE");
    for (LedgerEntry entry : report.ledger().entries()) {
      if (!notYetRead(entry)) {
        out.printf(
            ROW,
            entry.source(),
            entry.status(),
            entry.found() == 0 ? "" : entry.found(),
            entry.title());
        entry
            .parts()
            .forEach(part -> out.printf("    %s [%s]%n", part.detail(), part.code().code()));
      }
    }
    out.printf(
        "and %d places that are known, but not read by this version: SKIPPED, each with its line in"
            + " the manifest%n",
        notYet);
    out.println();
    out.printf("%d records in %s%n", report.ledger().found(), zip);
    out.println("Completion: " + report.completion());
  }

  private static boolean notYetRead(LedgerEntry entry) {
    return entry.parts().stream().map(OutcomePart::code).anyMatch(DsrError.NOT_YET_READ::equals);
  }
}
