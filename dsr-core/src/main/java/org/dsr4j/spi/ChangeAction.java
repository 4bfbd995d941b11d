package org.dsr4j.spi;

import java.util.Optional;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepDraft;

/**
 * Changes something at a service, step by step of an approved plan.
 *
 * <p>An adapter proposes steps while planning, which changes nothing and needs no permission to
 * change. Later, perhaps in another process, the engine hands back one step at a time; it has
 * written down that it is about to before, and writes down the answer after. The engine owns order,
 * approval, journal, repetition and verification; the adapter never starts threads, never repeats a
 * change by itself, and never changes anything else than the step it was handed. What it throws
 * while performing counts as {@link StepOutcome.Unknown}. Only {@link #perform} gets a {@link
 * StepPermit}, so nothing else can change anything.
 */
public interface ChangeAction {

  /**
   * Proposes what is to be changed; reads, and changes nothing.
   *
   * @param task for whom and what
   * @return the proposal, which accounts for every source of {@link PlanTask#sources()}
   */
  Proposal propose(PlanTask task);

  /**
   * Looks whether a step still fits the world, or is done already. Asked before a step is performed
   * for the first time, after an answer was lost, and when a finished request is verified.
   *
   * @param call the step
   * @return what was seen
   */
  Inspection inspect(StepCall call);

  /**
   * Performs a step once.
   *
   * @param call the step
   * @param permit to be checked right before the change is sent; revoked when this method returns
   * @return what became of it; {@link StepOutcome.Refused} when the permit does not permit it
   */
  StepOutcome perform(StepCall call, StepPermit permit);

  /**
   * Asks after a step that the service took on.
   *
   * @param call the step
   * @param token of {@link StepOutcome.Pending}
   * @return what became of it by now
   */
  StepOutcome poll(StepCall call, String token);

  /**
   * Proposes the step that takes a step back, from what the step itself holds; asks nobody. Whether
   * it still can be is seen when it is inspected.
   *
   * @param done a step that this adapter performed
   * @return empty when it cannot be taken back, or only by hand
   */
  default Optional<StepDraft> undo(PlannedStep done) {
    return Optional.empty();
  }
}
