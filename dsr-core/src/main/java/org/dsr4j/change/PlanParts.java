package org.dsr4j.change;

import java.util.List;

/**
 * The steps of a plan and everything else that an approver must know.
 *
 * @param steps the steps in the order of execution
 * @param manualSteps the steps that people do
 * @param unplannedSources one entry per source that will or may still hold data
 * @param sideEffects other data that will be deleted, outside the sources: mailbox, files, flows
 * @param questions devices that need a decision
 * @param refusals the reasons why the plan cannot be approved; empty when it can
 * @param notes other information for the approver
 */
public record PlanParts(
    List<PlannedStep> steps,
    List<ManualStep> manualSteps,
    List<UnplannedSource> unplannedSources,
    List<String> sideEffects,
    List<DeviceQuestion> questions,
    List<PlanRefusal> refusals,
    List<String> notes) {

  /**
   * Copies the collections.
   *
   * @param steps not null; copied
   * @param manualSteps not null; copied
   * @param unplannedSources not null; copied
   * @param sideEffects not null; copied
   * @param questions not null; copied
   * @param refusals not null; copied
   * @param notes not null; copied
   */
  public PlanParts {
    steps = List.copyOf(steps);
    manualSteps = List.copyOf(manualSteps);
    unplannedSources = List.copyOf(unplannedSources);
    sideEffects = List.copyOf(sideEffects);
    questions = List.copyOf(questions);
    refusals = List.copyOf(refusals);
    notes = List.copyOf(notes);
  }

  @Override
  public String toString() {
    return "PlanParts[steps=" + steps.size() + ", refusals=" + refusals.size() + "]";
  }
}
