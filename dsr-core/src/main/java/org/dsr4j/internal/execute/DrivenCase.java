package org.dsr4j.internal.execute;

import java.time.Instant;
import org.dsr4j.change.ApprovedPlan;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.evidence.JournalEntryKind;
import org.dsr4j.internal.cases.CaseFile;
import org.dsr4j.internal.journal.JournalSettings;
import org.dsr4j.model.Cancellation;
import org.dsr4j.spi.ChangeAction;
import org.dsr4j.spi.StepCall;
import org.dsr4j.spi.StepOutcome;
import org.dsr4j.spi.operator.ApprovalCheck;

/**
 * A case whose steps the caller selects one by one, with the engine's own journal and permits.
 *
 * <p>It follows the same rules as a run: it needs an approved plan, executes only steps of that
 * plan, and records each intent before it issues the permit. Not thread-safe.
 */
public final class DrivenCase implements AutoCloseable {

  private final CaseFile file;
  private final JournalSettings journal;

  private DrivenCase(CaseFile file, JournalSettings journal) {
    this.file = file;
    this.journal = journal;
  }

  /** Records the plan and its approval. */
  public static DrivenCase begin(JournalSettings journal, ApprovedPlan approved) {
    ApprovalCheck check = new ApprovalCheck(ApprovalCheck.Status.ASSERTED, "by the test kit");
    CaseFile.record(journal, approved.plan());
    return new DrivenCase(CaseFile.begin(journal, approved, check), journal);
  }

  /**
   * Returns a step with its history in the journal; for inspection also a step that is not in the
   * plan.
   */
  public StepCall call(PlannedStep step, Cancellation cancellation) {
    return new JournaledStepCall(
        step,
        file.state().plan().digest(),
        file.id(),
        file.state().step(step.id()),
        file.state()::step,
        cancellation);
  }

  /**
   * Executes a step of the approved plan in any state.
   *
   * @throws IllegalStateException when the approved plan has no such step
   */
  public StepOutcome perform(ChangeAction action, String stepId, Cancellation cancellation) {
    try (StepAttempt attempt = StepAttempt.begin(file, stepId)) {
      return perform(action, attempt, cancellation);
    }
  }

  /** Executes a step with the revoked permit of an earlier attempt. */
  public StepOutcome performLate(ChangeAction action, String stepId, Cancellation cancellation) {
    StepAttempt attempt = StepAttempt.begin(file, stepId);
    attempt.close();
    return perform(action, attempt, cancellation);
  }

  private StepOutcome perform(ChangeAction action, StepAttempt attempt, Cancellation cancellation) {
    StepCall call = call(attempt.step(), cancellation);
    return recorded(attempt.step(), action.perform(call, attempt.permit()));
  }

  /** Polls a step. */
  public StepOutcome poll(
      ChangeAction action, PlannedStep step, String token, Cancellation cancellation) {
    return recorded(step, action.poll(call(step, cancellation), token));
  }

  private StepOutcome recorded(PlannedStep step, StepOutcome outcome) {
    Instant now = journal.clock().instant();
    file.result(JournalEntryKind.RESULT, step, StepCalls.result(step, outcome, now));
    return outcome;
  }

  @Override
  public void close() {
    file.close();
  }
}
