package org.dsr4j.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Set;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;

/** Prints a report's ledger as a readable table. */
final class LedgerTable {

  private static final String ROW = "%-52s %-15s %6s  %s%n";

  /** Statuses of which the table only shows the number. */
  private static final Set<LedgerStatus> COUNTED =
      Set.of(
          LedgerStatus.NONE,
          LedgerStatus.MANUAL_STEP_OPEN,
          LedgerStatus.ATTESTED,
          LedgerStatus.NOT_APPLICABLE);

  private LedgerTable() {}

  /** Prints what people must still look at. */
  static void printOpen(Report report, PrintStream out) {
    out.println();
    out.println("Open questions: " + count(report, LedgerStatus.MANUAL_STEP_OPEN));
    report.ledger().entries().stream()
        .filter(entry -> entry.status() == LedgerStatus.MANUAL_STEP_OPEN)
        .forEach(entry -> out.printf("  %s: %s%n", entry.source(), entry.gaps().get(0).detail()));
    out.println();
  }

  static void print(Report report, Path zip, PrintStream out) {
    out.println();
    out.printf(ROW, "SOURCE", "STATUS", "FOUND", "WHAT IS HELD THERE");
    for (LedgerEntry entry : report.ledger().entries()) {
      if (!COUNTED.contains(entry.status())) {
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
        "and %d places that a fact answers, for example a missing subscription: NOT_APPLICABLE%n",
        count(report, LedgerStatus.NOT_APPLICABLE));
    out.printf(
        "and %d places that people answered, %d of them in the tenant profile: ATTESTED%n",
        count(report, LedgerStatus.ATTESTED),
        report.ledger().entries().stream()
            .filter(entry -> entry.status() == LedgerStatus.ATTESTED)
            .filter(entry -> entry.profileAnswer().isPresent())
            .count());
    out.printf(
        "and %d places that only people can read: MANUAL_STEP_OPEN%n",
        count(report, LedgerStatus.MANUAL_STEP_OPEN));
    out.println();
    out.printf("%d records in %s%n", report.ledger().found(), zip);
    out.println("Completion: " + report.completion());
  }

  private static long count(Report report, LedgerStatus status) {
    return report.ledger().entries().stream().filter(entry -> entry.status() == status).count();
  }
}
