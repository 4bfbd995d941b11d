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
 * The progress of a case. The completion is computed from the ledger; it cannot be set.
 *
 * @param caseId the case, for {@code resume} and {@code verify}
 * @param planDigest the digest of the current plan
 * @param steps one report per planned step, in order
 * @param ledger one entry per declared source
 * @param interruption DECLINED, NOT_IDENTIFIED, AMBIGUOUS or CANCELLED when that ended the run,
 *     otherwise null
 * @param notes information for people, without personal data
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
   * Rejects null values and copies the collections.
   *
   * @param caseId not null
   * @param planDigest not null
   * @param steps not null; copied
   * @param ledger not null
   * @param interruption may be null
   * @param notes not null; copied
   * @param ended not null
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
   * The completion: the interruption, or the completion of the ledger.
   *
   * @return the completion
   */
  public Completion completion() {
    return interruption != null ? interruption : ledger.completion();
  }

  /**
   * The time from which {@code resume} can continue without action of a person.
   *
   * @return the earliest time, or empty when a person must act or nothing is left to do
   */
  public Optional<Instant> resumeAt() {
    return steps.stream()
        .map(StepReport::nextAt)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder());
  }

  /**
   * The result of a step.
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
