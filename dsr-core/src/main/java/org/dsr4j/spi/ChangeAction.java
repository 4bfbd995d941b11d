package org.dsr4j.spi;

import java.util.Optional;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepDraft;

/**
 * Changes data at a service, one step of an approved plan at a time.
 *
 * <p>During planning an adapter proposes steps; this changes nothing and needs no permission to
 * change. Later, possibly in another process, the engine passes one step at a time. The journal
 * contains the intent before the step and the result after it. The engine is responsible for order,
 * approval, journal, retries and verification. The adapter never starts threads, never repeats a
 * change, and never changes anything except the target of the step. An exception from {@link
 * #perform}, and a call that does not end within the limit of a call, counts as {@link
 * StepOutcome.Unknown}. Only {@link #perform} receives a {@link StepPermit}, so no other method can
 * change anything.
 */
public interface ChangeAction {

  /**
   * Proposes changes; reads only.
   *
   * @param task the request and the sources
   * @return the proposal, with a statement for every source of {@link PlanTask#sources()}
   */
  Proposal propose(PlanTask task);

  /**
   * Reads the current state of a step's target. The engine calls this before the first attempt of a
   * step, after a response was lost, and during verification.
   *
   * @param call the step
   * @return the observed state
   */
  Inspection inspect(StepCall call);

  /**
   * Attempts a step once.
   *
   * @param call the step
   * @param permit must be checked immediately before the request is sent; it is revoked when this
   *     method returns
   * @return the result; {@link StepOutcome.Refused} when the permit does not allow the request
   */
  StepOutcome perform(StepCall call, StepPermit permit);

  /**
   * Asks the service for the state of a step that it accepted before.
   *
   * @param call the step
   * @param token the token of {@link StepOutcome.Pending}
   * @return the current result
   */
  StepOutcome poll(StepCall call, String token);

  /**
   * Proposes the step that undoes a step, from the data of the step itself; calls no service. The
   * inspection of the new step shows whether the undo is still possible.
   *
   * @param done a step that this adapter performed
   * @param period when it was carried out; the undo must act on the effect of this time only, for
   *     example on the deletion of the case and not on a later one
   * @return empty when the step cannot be undone, or only manually
   */
  default Optional<StepDraft> undo(PlannedStep done, StepPeriod period) {
    return Optional.empty();
  }
}
