package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.Completion;
import org.dsr4j.model.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * How far a change got. The completion follows from the ledger; it cannot be set.
 *
 * @param caseId the case, to resume and to verify
 * @param planDigest the plan that is being carried out
 * @param steps one per planned step, in order
 * @param ledger one entry per declared source
 * @param interruption DECLINED, NOT_IDENTIFIED, AMBIGUOUS or CANCELLED when the run ended so, else
 *     null
 * @param notes what a person should know, without personal data
 * @param ended when this run ended
 */
public record ChangeReport(
    CaseId caseId,
    String planDigest,
    List<StepReport> steps,
    Ledger ledger,
    @Nullable Completion interruption,
    List<String> notes,
    Instant ended) {

  /**
   * Copies.
   *
   * @param caseId see {@link #caseId()}
   * @param planDigest see {@link #planDigest()}
   * @param steps see {@link #steps()}
   * @param ledger see {@link #ledger()}
   * @param interruption see {@link #interruption()}
   * @param notes see {@link #notes()}
   * @param ended see {@link #ended()}
   */
  public ChangeReport {
    requireNonNull(caseId, "caseId");
    requireNonNull(planDigest, "planDigest");
    steps = List.copyOf(steps);
    requireNonNull(ledger, "ledger");
    notes = List.copyOf(notes);
    requireNonNull(ended, "ended");
  }

  /**
   * How far it got: the interruption, or what follows from the ledger.
   *
   * @return the completion
   */
  public Completion completion() {
    return interruption != null ? interruption : ledger.completion();
  }

  /**
   * When resuming can get further by itself.
   *
   * @return the earliest time, or empty when a person has to do something, or nothing is left to do
   */
  public Optional<Instant> resumeAt() {
    return steps.stream()
        .map(StepReport::nextAt)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder());
  }

  /**
   * What became of a step.
   *
   * @param id the step's id
   * @return the report, or empty
   */
  public Optional<StepReport> step(String id) {
    return steps.stream().filter(step -> step.step().equals(id)).findFirst();
  }

  @Override
  public String toString() {
    return "ChangeReport[" + caseId + ", " + completion() + "]";
  }
}
