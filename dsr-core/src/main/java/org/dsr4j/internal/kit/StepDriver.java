package org.dsr4j.internal.kit;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import org.dsr4j.change.ApprovedPlan;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.internal.execute.DrivenCase;
import org.dsr4j.internal.journal.JournalSettings;
import org.dsr4j.internal.store.Ed25519Signer;
import org.dsr4j.internal.store.MemoryKeys;
import org.dsr4j.internal.store.MemoryStore;
import org.dsr4j.model.Cancellation;
import org.dsr4j.spi.ChangeAction;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.StepOutcome;

/**
 * Executes the steps of one approved plan individually with the engine and a journal in memory, so
 * that the contract kit can execute a step twice, too late or in any order.
 *
 * <p>Exceptions of an adapter are not caught. Not thread-safe.
 */
public final class StepDriver implements AutoCloseable {

  private final DrivenCase driven;

  private StepDriver(DrivenCase driven) {
    this.driven = driven;
  }

  /**
   * Starts the case of an approved plan; all times come from the clock.
   *
   * @param approved the approved plan
   * @param clock the source of all times
   * @return the driver
   */
  public static StepDriver of(ApprovedPlan approved, Clock clock) {
    JournalSettings journal =
        new JournalSettings(new MemoryStore(), new MemoryKeys(), signer(), null, clock, "test kit");
    return new StepDriver(DrivenCase.begin(journal, approved));
  }

  private static Ed25519Signer signer() {
    try {
      return new Ed25519Signer(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform from 15 on has Ed25519", e);
    }
  }

  /**
   * Inspects a step; its preconditions may differ from those in the plan.
   *
   * @param action the action of the adapter
   * @param step the step
   * @param cancellation the cancellation of the call
   * @return the observed state
   */
  public Inspection inspect(ChangeAction action, PlannedStep step, Cancellation cancellation) {
    return action.inspect(driven.call(step, cancellation));
  }

  /**
   * Executes the planned step with the same id in any state.
   *
   * @param action the action of the adapter
   * @param step the step
   * @param cancellation the cancellation of the call
   * @return the result
   */
  public StepOutcome perform(ChangeAction action, PlannedStep step, Cancellation cancellation) {
    return driven.perform(action, step.id(), cancellation);
  }

  /**
   * Executes the step with a revoked permit.
   *
   * @param action the action of the adapter
   * @param step the step
   * @return the result
   */
  public StepOutcome performLate(ChangeAction action, PlannedStep step) {
    return driven.performLate(action, step.id(), new Cancellation());
  }

  /**
   * Polls a step that the service accepted.
   *
   * @param action the action of the adapter
   * @param step the step
   * @param token the token of the pending result
   * @param cancellation the cancellation of the call
   * @return the result
   */
  public StepOutcome poll(
      ChangeAction action, PlannedStep step, String token, Cancellation cancellation) {
    return driven.poll(action, step, token, cancellation);
  }

  @Override
  public void close() {
    driven.close();
  }
}
