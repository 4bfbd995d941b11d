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
 * A case of which the caller chooses each move, with the engine's own journal and permits.
 *
 * <p>It can do nothing that a run cannot do: it needs an approved plan, it performs only steps of
 * that plan, and it writes each intent down before it issues the permit. Not thread-safe.
 */
public final class DrivenCase implements AutoCloseable {

  private final CaseFile file;
  private final JournalSettings journal;

  private DrivenCase(CaseFile file, JournalSettings journal) {
    this.file = file;
    this.journal = journal;
  }

  /** Writes the plan and its approval down. */
  public static DrivenCase begin(JournalSettings journal, ApprovedPlan approved) {
    ApprovalCheck check = new ApprovalCheck(ApprovalCheck.Status.ASSERTED, "by the test kit");
    return new DrivenCase(CaseFile.begin(journal, approved, check), journal);
  }

  /** A step with what the journal knows of it; also one that no plan holds, to be inspected. */
  public StepCall call(PlannedStep step, Cancellation cancellation) {
    return new JournaledStepCall(
        step, file.state().plan().digest(), file.id(), file.state().step(step.id()), cancellation);
  }

  /**
   * Performs a step as the approved plan holds it, whatever its state is.
   *
   * @throws IllegalStateException when the approved plan has no such step
   */
  public StepOutcome perform(ChangeAction action, String stepId, Cancellation cancellation) {
    try (StepAttempt attempt = StepAttempt.begin(file, stepId)) {
      return perform(action, attempt, cancellation);
    }
  }

  /** Performs a step with the permit of an attempt that is over. */
  public StepOutcome performLate(ChangeAction action, String stepId, Cancellation cancellation) {
    StepAttempt attempt = StepAttempt.begin(file, stepId);
    attempt.close();
    return perform(action, attempt, cancellation);
  }

  private StepOutcome perform(ChangeAction action, StepAttempt attempt, Cancellation cancellation) {
    StepCall call = call(attempt.step(), cancellation);
    return recorded(attempt.step(), action.perform(call, attempt.permit()));
  }

  /** Asks after a step. */
  public StepOutcome poll(
      ChangeAction action, PlannedStep step, String token, Cancellation cancellation) {
    return recorded(step, action.poll(call(step, cancellation), token));
  }

  private StepOutcome recorded(PlannedStep step, StepOutcome outcome) {
    Instant now = journal.clock().instant();
    file.result(JournalEntryKind.RESULT, step, StepRun.finding(step, outcome, now));
    return outcome;
  }

  @Override
  public void close() {
    file.close();
  }
}
