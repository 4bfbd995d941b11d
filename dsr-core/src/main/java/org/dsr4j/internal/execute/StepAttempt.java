package org.dsr4j.internal.execute;

import org.dsr4j.change.PlannedStep;
import org.dsr4j.internal.cases.CaseFile;
import org.dsr4j.internal.cases.CaseState;
import org.dsr4j.spi.StepPermit;

/**
 * One attempt of one step: the only place that creates permits.
 *
 * <p>The permit is valid only between the durable intent and {@link #close()}.
 */
final class StepAttempt implements AutoCloseable {

  private final PlannedStep step;
  private final IssuedPermit permit;

  private StepAttempt(PlannedStep step, IssuedPermit permit) {
    this.step = step;
    this.permit = permit;
  }

  /**
   * Records the intent and issues the permit. The permitted step comes from the plan in the
   * journal, never from the caller.
   *
   * @throws IllegalStateException when the case has no approved plan with such a step
   */
  static StepAttempt begin(CaseFile file, String stepId) {
    CaseState state = file.state();
    PlannedStep step =
        state
            .plan()
            .step(stepId)
            .filter(any -> state.approved())
            .orElseThrow(
                () -> new IllegalStateException("only steps of the approved plan are executed"));
    file.intent(step);
    IssuedPermit permit = new IssuedPermit(step, state.plan().digest(), file.id());
    return new StepAttempt(step, permit);
  }

  /** Returns the step of the approved plan. */
  PlannedStep step() {
    return step;
  }

  StepPermit permit() {
    return permit;
  }

  /** Revokes the permit. */
  @Override
  public void close() {
    permit.revoke();
  }
}
