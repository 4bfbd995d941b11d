package org.dsr4j.internal.execute;

import org.dsr4j.change.PlannedStep;
import org.dsr4j.internal.cases.CaseFile;
import org.dsr4j.internal.cases.CaseState;
import org.dsr4j.spi.StepPermit;

/**
 * One attempt to perform one step: the only place where permits are created.
 *
 * <p>The permit exists only between the durable intent and {@link #close()}.
 */
final class StepAttempt implements AutoCloseable {

  private final PlannedStep step;
  private final IssuedPermit permit;

  private StepAttempt(PlannedStep step, IssuedPermit permit) {
    this.step = step;
    this.permit = permit;
  }

  /**
   * Writes the intent down and issues the permit. What is permitted is read from the plan that the
   * journal holds, never from the caller.
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
                () -> new IllegalStateException("only steps of the approved plan are performed"));
    file.intent(step);
    IssuedPermit permit = new IssuedPermit(step, state.plan().digest(), file.id().value());
    return new StepAttempt(step, permit);
  }

  /** As the approved plan holds it. */
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
