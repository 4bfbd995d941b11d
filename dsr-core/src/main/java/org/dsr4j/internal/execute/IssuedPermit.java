package org.dsr4j.internal.execute;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.model.CaseId;
import org.dsr4j.spi.StepPermit;

/**
 * The only implementation of a permit; only {@link StepAttempt} creates it. It is public because
 * the sealed interface is in another package; its constructor is not public.
 */
public final class IssuedPermit implements StepPermit {

  private enum State {
    VALID,
    CLAIMED,
    REVOKED
  }

  private final PlannedStep step;
  private final String planDigest;
  private final CaseId caseId;
  private final AtomicReference<State> state = new AtomicReference<>(State.VALID);

  IssuedPermit(PlannedStep step, String planDigest, CaseId caseId) {
    this.step = step;
    this.planDigest = planDigest;
    this.caseId = caseId;
  }

  @Override
  public String planDigest() {
    return planDigest;
  }

  @Override
  public String stepId() {
    return step.id();
  }

  @Override
  public CaseId caseId() {
    return caseId;
  }

  @Override
  public Optional<String> requestDigest() {
    return Optional.ofNullable(step.requestDigest());
  }

  @Override
  public boolean claim(String requestDigest) {
    return requestDigest.equals(step.requestDigest())
        && state.compareAndSet(State.VALID, State.CLAIMED);
  }

  @Override
  public boolean isRevoked() {
    return state.get() == State.REVOKED;
  }

  void revoke() {
    state.set(State.REVOKED);
  }

  @Override
  public String toString() {
    return "StepPermit[" + stepId() + ", " + state.get() + "]";
  }
}
