package org.dsr4j.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.LedgerStatus;

/** Shows a plan to whoever approves it. */
final class PlanTable {

  private static final int WIDTH = 110;
  private static final String LINE = "%-3s %-13s %-54s %-26s %s\n";

  private final ChangePlan plan;
  private final StringBuilder out = new StringBuilder();

  private PlanTable(ChangePlan plan) {
    this.plan = plan;
  }

  static String of(ChangePlan plan) {
    PlanTable table = new PlanTable(plan);
    table.head();
    table.steps();
    table.section("By hand", manual(plan));
    table.section("Goes too", plan.parts().collateral());
    table.section("Remains", remains(plan));
    table.section("To decide", questions(plan));
    table.section("To know", plan.parts().notes());
    table.section(
        "Stands in the way",
        plan.parts().refusals().stream()
            .map(each -> each.detail() + " [" + each.code() + "]")
            .toList());
    table.line("Digest " + plan.digest());
    return table.out.toString();
  }

  private void head() {
    DsrRequest request = plan.request();
    line("Erasure " + request.id() + " in tenant " + request.tenant());
    line("Asked for by " + request.requestedBy() + ", received " + request.received());
    request
        .decision()
        .ifPresent(
            decision ->
                line(
                    "Decided: "
                        + decision.verdict()
                        + " by "
                        + decision.by()
                        + " on "
                        + decision.on()
                        + ", "
                        + decision.reason()));
    line("Ground: Art. " + plan.order().ground().article() + " GDPR");
    if (plan.header().interruption() != null) {
      line("Ends here: " + plan.header().interruption());
    }
    out.append('\n');
  }

  private void steps() {
    if (plan.steps().isEmpty()) {
      line("No steps.");
      return;
    }
    out.append(String.format(Locale.ROOT, LINE, "No", "Phase", "Step", "Target", "Undo"));
    int number = 0;
    for (PlannedStep step : plan.steps()) {
      number++;
      out.append(
          String.format(
              Locale.ROOT,
              LINE,
              number,
              step.phase(),
              cut(step.title(), 54),
              cut(step.label(), 26),
              step.irreversible()
                  ? "NEVER"
                  : step.reversibility().name().toLowerCase(Locale.ROOT)));
    }
  }

  private static String cut(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "\u2026";
  }

  private static List<String> manual(ChangePlan plan) {
    return plan.parts().manualSteps().stream()
        .map(step -> step.id() + " " + step.where() + ": " + step.instruction())
        .toList();
  }

  /** Grouped, because most sources share their reason; the stored plan has one by one. */
  private static List<String> remains(ChangePlan plan) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (Remainder each : plan.parts().remainders()) {
      String reason =
          each.status() == LedgerStatus.SKIPPED ? "not done by this version" : each.reason();
      groups
          .computeIfAbsent(each.status() + ", " + reason, any -> new ArrayList<>())
          .add(each.source().source());
    }
    return groups.entrySet().stream()
        .map(group -> group.getKey() + ": " + String.join(", ", group.getValue()))
        .toList();
  }

  private static List<String> questions(ChangePlan plan) {
    return plan.parts().questions().stream()
        .map(
            each ->
                each.device()
                    + " ("
                    + each.label()
                    + "): "
                    + each.choices()
                    + (each.remarks().isEmpty() ? "" : "; " + String.join("; ", each.remarks())))
        .toList();
  }

  private void section(String title, List<String> lines) {
    if (!lines.isEmpty()) {
      out.append('\n').append(title).append('\n');
      lines.forEach(each -> wrap(each).forEach(this::line));
    }
  }

  private static List<String> wrap(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder("  - ");
    boolean first = true;
    for (String word : text.split(" ", -1)) {
      if (!first && line.length() + word.length() + 1 > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder("   ");
        first = false;
      }
      line.append(first ? "" : " ").append(word);
      first = false;
    }
    lines.add(line.toString());
    return lines;
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
