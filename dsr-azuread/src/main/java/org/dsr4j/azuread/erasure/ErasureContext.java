package org.dsr4j.azuread.erasure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dsr4j.azuread.identity.AccountSnapshot;
import org.dsr4j.change.ChangePhase;
import org.dsr4j.change.StepDraft;
import org.dsr4j.graph.change.PlanReads;
import org.dsr4j.graph.change.StepKind;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.model.Content;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.PlanTask;
import org.dsr4j.spi.Proposal;

/** One plan in progress, for one account. */
record ErasureContext(PlanTask task, PlanReads reads, Proposal proposal, AccountSnapshot account) {

  String userId() {
    return account.userId();
  }

  /** Whether a source must be erased and exists in this cloud; else the plan reports why not. */
  boolean isRequested(String source) {
    Optional<SourceDescriptor> descriptor = task.source(source);
    if (descriptor.isPresent() && descriptor.get().absentIn().contains(reads.cloud())) {
      proposal.noData(source);
      return false;
    }
    return descriptor.isPresent();
  }

  List<Content> rows(String source, String list) {
    return reads.rows(source, GraphVersion.V1, list, Map.of("userId", userId()), Map.of());
  }

  /**
   * Reads rows that influence a decision but belong to no source.
   *
   * @return the rows; empty when they could not be read
   */
  Optional<List<Content>> rowsForDecision(
      String question, String list, Map<String, String> values, Map<String, String> query) {
    // The gap has a name that is not a source id: it is used here only, and is not in the ledger.
    List<Content> rows =
        new ArrayList<>(reads.rows(question, GraphVersion.V1, list, values, query));
    return proposal.gaps(question).isEmpty() ? Optional.of(rows) : Optional.empty();
  }

  /** Starts a step. */
  StepDraft draft(StepKind kind, String source, String target) {
    return kind.draft(source, target);
  }

  /**
   * Starts a step on what belongs to the account: it does not stop the deletion of the account,
   * which ends it anyway when it is permanent.
   */
  StepDraft settledDraft(StepKind kind, String source, String target) {
    StepDraft draft = draft(kind, source, target);
    boolean ends =
        task.source(AccountSteps.SOURCE)
            .filter(account -> !account.absentIn().contains(reads.cloud()))
            .isPresent();
    return ends ? draft.settledBy(ChangePhase.PURGE) : draft;
  }

  @Override
  public String toString() {
    return "Erasure[" + account + "]";
  }
}
