package org.dsr4j.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dsr4j.model.Completion;
import org.dsr4j.model.Decision;
import org.dsr4j.model.DsrRequest;

/** Formats a plan as text for the approver: everything except the prior state of the targets. */
final class PlanTable {

  private static final String LINE = "%-3s %-13s %-54s %-26s %s";

  private final ChangePlan plan;
  private final WrappedText out = new WrappedText();

  private PlanTable(ChangePlan plan) {
    this.plan = plan;
  }

  static String of(ChangePlan plan) {
    PlanTable table = new PlanTable(plan);
    table.head();
    table.steps();
    table.out.section("Steps in detail", plan.steps().stream().map(PlanTable::detail).toList());
    table.out.section("Manual steps", manual(plan));
    table.out.section("Side effects", plan.parts().sideEffects());
    table.out.section("Remains", remains(plan));
    table.out.section("Device decisions", PlanDecisions.devices(plan.order()));
    table.out.section("Devices to decide", questions(plan));
    table.out.section("Notes", plan.parts().notes());
    table.out.section(
        "Prevents approval",
        plan.parts().refusals().stream()
            .map(each -> each.detail() + " [" + each.code() + "]")
            .toList());
    table.out.line("");
    table.out.line("Created " + plan.header().created() + " by dsr4j " + plan.header().library());
    plan.header().adapters().forEach(each -> table.out.line("Adapter " + each));
    table.out.line("Digest " + plan.digest());
    table.out.line(
        plan.isSigned()
            ? "Signed, so that only this plan can be executed"
            : "Not signed: it cannot be approved");
    return table.out.toString();
  }

  private void head() {
    DsrRequest request = plan.request();
    boolean erasure = plan.header().purpose() == PlanPurpose.ERASURE;
    out.line(
        (erasure ? "Erasure " : "Restoration ") + request.id() + " in tenant " + request.tenant());
    out.line("Requested by " + request.requestedBy() + ", received " + request.received());
    out.line(
        "Identity checked by "
            + request.identityCheck().by()
            + " on "
            + request.identityCheck().on()
            + ": "
            + request.identityCheck().method());
    request.decision().ifPresent(this::decision);
    PlanDecisions.of(plan).forEach(out::line);
    Completion interruption = plan.header().interruption();
    if (interruption != null) {
      out.line("Interrupted: " + interruption);
    }
    out.section("Person", PlanDecisions.person(plan.identity()));
    out.line("");
  }

  private void decision(Decision decision) {
    out.line(
        "Decided: "
            + decision.verdict()
            + " by "
            + decision.by()
            + " on "
            + decision.on()
            + ", "
            + decision.reason());
  }

  private void steps() {
    if (plan.steps().isEmpty()) {
      out.line("No steps.");
      return;
    }
    out.row(String.format(Locale.ROOT, LINE, "No", "Phase", "Step", "Target", "Undo"));
    int number = 0;
    for (PlannedStep step : plan.steps()) {
      number++;
      out.row(
          String.format(
              Locale.ROOT,
              LINE,
              number,
              step.phase(),
              WrappedText.cut(step.title(), 54),
              WrappedText.cut(step.label(), 26),
              undo(step)));
    }
  }

  private static String undo(PlannedStep step) {
    return step.irreversible() ? "NEVER" : step.reversibility().name().toLowerCase(Locale.ROOT);
  }

  private static String detail(PlannedStep step) {
    List<String> words = new ArrayList<>();
    words.add(step.id() + " of " + step.source() + ": " + step.title());
    words.add("target " + step.target());
    if (!step.label().equals(step.target())) {
      words.add("label " + step.label());
    }
    map("with", step.arguments(), words);
    map("only if", step.preconditions(), words);
    if (!step.after().isEmpty()) {
      words.add("after " + String.join(", ", step.after()));
    }
    if (step.settledBy() != null) {
      words.add("does not stop " + step.settledBy() + ", which has the same effect");
    }
    if (!step.permissions().isEmpty()) {
      words.add("needs " + String.join(", ", step.permissions()));
    }
    return String.join("; ", words);
  }

  private static void map(String what, Map<String, String> values, List<String> words) {
    values.forEach((name, value) -> words.add(what + " " + name + " = " + value));
  }

  private static List<String> manual(ChangePlan plan) {
    return plan.parts().manualSteps().stream()
        .map(
            step ->
                step.id()
                    + " of "
                    + step.source()
                    + ", "
                    + step.where()
                    + ": "
                    + step.instruction()
                    + (step.objects().isEmpty()
                        ? ""
                        : "; objects " + String.join(", ", step.objects()))
                    + (step.before() == null ? "" : " (required before " + step.before() + ")"))
        .toList();
  }

  /** Groups the sources by reason, because most share it; the stored plan lists each one. */
  private static List<String> remains(ChangePlan plan) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (UnplannedSource each : plan.parts().unplannedSources()) {
      groups
          .computeIfAbsent(each.status() + ", " + each.reason(), any -> new ArrayList<>())
          .add(each.source().toString());
    }
    return groups.entrySet().stream()
        .map(group -> group.getKey() + ": " + String.join(", ", group.getValue()))
        .toList();
  }

  private static List<String> questions(ChangePlan plan) {
    return plan.parts().questions().stream().map(PlanTable::question).toList();
  }

  private static String question(DeviceQuestion question) {
    List<String> words = new ArrayList<>();
    words.add(question.device() + " (" + question.label() + "): " + question.choices());
    DeviceDetails details = question.details();
    if (details != null) {
      words.addAll(details.lines());
    }
    words.addAll(question.remarks());
    return String.join("; ", words);
  }
}
