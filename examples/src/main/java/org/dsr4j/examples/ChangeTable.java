package org.dsr4j.examples;

import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepReport;
import org.dsr4j.evidence.EvidenceReport;
import org.dsr4j.model.LedgerStatus;

/**
 * Prints the result of a plan: its steps, the number of sources by status, the evidence and the
 * completion.
 */
final class ChangeTable {

  private ChangeTable() {}

  static void print(
      ChangePlan plan, ChangeReport report, EvidenceReport evidence, PrintStream out) {
    out.printf(Locale.ROOT, "%-24s %-12s %s%n", "STEP", "STATE", "WHAT IT DID");
    for (StepReport step : report.steps()) {
      String title = plan.step(step.step()).map(PlannedStep::title).orElse("");
      out.printf(Locale.ROOT, "%-24s %-12s %s%n", step.step(), step.state(), title);
    }
    out.println();
    Map<LedgerStatus, Integer> places = new EnumMap<>(LedgerStatus.class);
    report.ledger().entries().forEach(entry -> places.merge(entry.status(), 1, Integer::sum));
    places.forEach((status, count) -> out.printf(Locale.ROOT, "%4d places %s%n", count, status));
    out.println();
    out.printf(
        Locale.ROOT,
        "Evidence: %d entries, %s%n",
        evidence.entries().size(),
        evidence.valid() ? "valid" : "NOT VALID: " + evidence.problems());
    out.println("Completion: " + report.completion());
  }
}
