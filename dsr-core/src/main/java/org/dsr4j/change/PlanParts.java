package org.dsr4j.change;

import java.util.List;

/**
 * What a plan consists of.
 *
 * @param steps in the order in which they are performed
 * @param manualSteps what people do
 * @param unplannedSources one per source that will still hold something, or might
 * @param sideEffects what goes too, outside these services: mailbox, files, flows
 * @param questions devices that wait for a decision
 * @param refusals why the plan cannot be approved; empty when it can
 * @param notes what else an approver should know
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
   * Copies.
   *
   * @param steps see {@link #steps()}
   * @param manualSteps see {@link #manualSteps()}
   * @param unplannedSources see {@link #unplannedSources()}
   * @param sideEffects see {@link #sideEffects()}
   * @param questions see {@link #questions()}
   * @param refusals see {@link #refusals()}
   * @param notes see {@link #notes()}
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
