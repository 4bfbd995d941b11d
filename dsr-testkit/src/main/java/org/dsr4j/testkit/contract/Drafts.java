package org.dsr4j.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepDraft;
import org.dsr4j.spi.Proposal;

/** What an adapter proposed, in a form that can be compared and searched. */
final class Drafts {

  private Drafts() {}

  /** The steps in the order of the proposal. */
  static List<PlannedStep> steps(Proposal proposal) {
    List<StepDraft> drafts = proposal.steps();
    List<PlannedStep> steps = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      List<String> after =
          drafts.get(i).waitsFor().stream()
              .map(other -> Integer.toString(drafts.indexOf(other)))
              .toList();
      steps.add(drafts.get(i).planned(Workbench.INSTANCE, Integer.toString(i), after));
    }
    return steps;
  }

  static List<String> texts(List<PlannedStep> steps) {
    return steps.stream().map(Drafts::text).toList();
  }

  /** Everything that makes a step what it is, but for its place. */
  static String text(PlannedStep step) {
    return String.join(
        " ",
        step.source().toString(),
        step.phase().name(),
        step.kind(),
        Integer.toString(step.version()),
        step.title(),
        step.target(),
        step.label(),
        step.arguments().toString(),
        Seeds.text(step.prior()),
        step.preconditions().toString(),
        step.reversibility().name(),
        step.permissions().toString(),
        String.valueOf(step.requestDigest()));
  }

  /** What an approver, a journal or a report shows of a proposal without hiding it. */
  static List<String> shown(Proposal proposal, Iterable<String> sources) {
    List<String> shown = new ArrayList<>();
    for (PlannedStep step : steps(proposal)) {
      shown.add(step.kind() + " " + step.title() + " " + step.permissions() + " " + step);
    }
    proposal.instructions().forEach(each -> shown.add(each.where() + ": " + each.text()));
    proposal.refusals().forEach(each -> shown.add(each.code() + " " + each.detail()));
    proposal.questions().forEach(each -> shown.add(each + " " + each.remarks()));
    shown.addAll(proposal.notes());
    shown.addAll(proposal.collateral());
    for (String source : sources) {
      proposal.gaps(source).forEach(part -> shown.add(part.toString()));
    }
    return shown;
  }
}
