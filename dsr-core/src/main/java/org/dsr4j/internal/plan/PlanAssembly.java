package org.dsr4j.internal.plan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dsr4j.change.ChangePhase;
import org.dsr4j.change.DeviceQuestion;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.change.Exemption;
import org.dsr4j.change.ManualStep;
import org.dsr4j.change.PlanParts;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepDraft;
import org.dsr4j.change.UnplannedSource;
import org.dsr4j.internal.engine.AnsweredGaps;
import org.dsr4j.internal.engine.DeclaredOutcomes;
import org.dsr4j.internal.registry.OpenAdapter;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identity;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.SourceRef;
import org.dsr4j.spi.Proposal;
import org.jspecify.annotations.Nullable;

/**
 * Combines the proposals of the adapters into one sequence, with a statement for every declared
 * source.
 */
final class PlanAssembly {

  /** Statuses with a task or a wait that is not needed where people found no data. */
  private static final Set<ActionSupport.Status> ASKED =
      EnumSet.of(
          ActionSupport.Status.BY_HAND,
          ActionSupport.Status.FOLLOWS,
          ActionSupport.Status.REDIRECTED,
          ActionSupport.Status.NOT_IMPLEMENTED);

  private static final String EMPTY = "Holds no data about the person";

  private final ErasureOrder order;
  private final PlanChecks checks;
  private final PlanReading reading;
  private final Identity identity;
  private final List<StepOrder.Proposed> drafts = new ArrayList<>();
  private final List<ManualStep> manual = new ArrayList<>();
  private final List<UnplannedSource> unplanned = new ArrayList<>();
  private final Set<String> sideEffects = new LinkedHashSet<>();
  private final List<DeviceQuestion> questions = new ArrayList<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private final DependentSources dependents;

  /** Returns what people answered about a source that only people read, or the open step. */
  @FunctionalInterface
  interface Answers {
    Gap about(SourceRef ref, SourceDescriptor source, Gap open);
  }

  PlanAssembly(ErasureOrder order, PlanChecks checks, Identity identity, PlanReading reading) {
    this.identity = identity;
    this.order = order;
    this.checks = checks;
    this.reading = reading;
    this.dependents = new DependentSources(order);
  }

  /** Adds an adapter. Without a proposal the checks contain the refusal. */
  void add(OpenAdapter adapter, @Nullable Proposal proposal, Answers answers) {
    for (SourceDescriptor source : adapter.sources()) {
      account(adapter.ref(source), source, proposal, answers);
    }
    if (proposal != null) {
      addProposal(adapter, proposal);
    }
  }

  private void account(
      SourceRef ref, SourceDescriptor source, @Nullable Proposal proposal, Answers answers) {
    Optional<Exemption> kept = ErasableSources.exemptionOf(order, source);
    Optional<Gap> declared = DeclaredOutcomes.declaredGap(source, Action.DELETE);
    dependents.declare(ref, source);
    Optional<Gap> answered = kept.isEmpty() ? answered(ref, source, answers) : Optional.empty();
    if (answered.isPresent()) {
      addUnplanned(ref, source, answered.get());
    } else if (kept.isPresent() && ErasableSources.isDeleted(source)) {
      Exemption exemption = kept.get();
      addUnplanned(
          ref,
          source,
          LedgerStatus.KEPT,
          "Art. " + exemption.basis().article() + ", until " + exemption.until());
    } else if (ManualErasure.isNeeded(source)) {
      byPeople(ref, source, answers);
    } else if (declared.isPresent()) {
      addUnplanned(ref, source, declared.get());
    } else if (proposal != null) {
      proposed(ref, source, proposal);
      unknownFacets(ref, source);
    }
  }

  /** Returns the answer that makes a manual step or a wait unnecessary, or empty. */
  private static Optional<Gap> answered(SourceRef ref, SourceDescriptor source, Answers answers) {
    return source.readByHand() && ASKED.contains(source.support(Action.DELETE).status())
        ? Optional.of(answers.about(ref, source, open("")))
            .filter(gap -> gap.status() != LedgerStatus.MANUAL_STEP_OPEN)
        : Optional.empty();
  }

  private static Gap open(String text) {
    return new Gap(LedgerStatus.MANUAL_STEP_OPEN, DsrError.DECLARED, text);
  }

  /** A source that was read and is empty needs no person. */
  private void byPeople(SourceRef ref, SourceDescriptor source, Answers answers) {
    PlanReading.Seen seen = reading.seen(ref);
    if (seen != null && seen.isEmpty()) {
      String why = seen.entry().gaps().stream().map(Gap::detail).findFirst().orElse(EMPTY);
      addUnplanned(ref, source, seen.entry().status(), why);
    } else {
      String text = ManualErasure.text(source, seen);
      addManualStep(
          ref,
          ManualErasure.where(source),
          source.readByHand() ? answers.about(ref, source, open(text)).detail() : text,
          seen == null ? List.of() : seen.objects(),
          null);
    }
  }

  /**
   * Adds an unplanned source for each incomplete facet, because more data may exist than is
   * planned.
   */
  private void unknownFacets(SourceRef ref, SourceDescriptor source) {
    for (String name : source.facets()) {
      identity
          .facet(name)
          .ifPresent(facet -> facet.gaps().forEach(gap -> addUnplanned(ref, source, gap)));
    }
  }

  private void proposed(SourceRef ref, SourceDescriptor source, Proposal proposal) {
    List<Gap> gaps =
        proposal.gaps(source.id()).stream()
            .map(gap -> AnsweredGaps.ofProposal(source, gap))
            .toList();
    for (Gap gap : gaps) {
      addUnplanned(ref, source, gap);
      if (gap.status().completion().compareTo(Completion.PENDING) > 0) {
        checks.incomplete(source.title(), gap);
      }
    }
    boolean touched =
        proposal.steps().stream().anyMatch(step -> step.source().equals(source.id()))
            || proposal.instructions().stream().anyMatch(each -> each.source().equals(source.id()));
    if (proposal.saysNothing(source.id())) {
      checkEmpty(ref, source, !proposal.refusals().isEmpty());
    } else if (!touched && gaps.isEmpty()) {
      Gap missing =
          Gap.failed(
              DsrError.CONTRACT_BREACH,
              "The adapter declares that it erases this source but proposed nothing for it; its"
                  + " vendor must fix it");
      addUnplanned(ref, source, missing);
      checks.refuse(DsrError.CONTRACT_BREACH, ref + ": " + missing.detail());
    }
  }

  /** Compares the word of the adapter with what its source holds. */
  private void checkEmpty(SourceRef ref, SourceDescriptor source, boolean refused) {
    PlanReading.Seen seen = reading.seen(ref);
    if (seen == null) {
      addUnplanned(ref, source, LedgerStatus.NONE, EMPTY);
      return;
    }
    LedgerEntry entry = seen.entry();
    for (Gap gap : entry.gaps()) {
      addUnplanned(ref, source, gap);
      if (gap.status().completion().compareTo(Completion.PENDING) > 0) {
        checks.incomplete(source.title(), gap);
      }
    }
    if (entry.found() > 0 && refused) {
      addUnplanned(
          ref,
          source,
          LedgerStatus.PENDING,
          entry.found() + " records were found; they are planned when the refusals are settled");
    } else if (entry.found() > 0) {
      Gap missing =
          Gap.failed(
              DsrError.CONTRACT_BREACH,
              "The adapter proposed no change, but "
                  + entry.found()
                  + " records were found: plan again; if the refusal stays, its vendor must fix"
                  + " it");
      addUnplanned(ref, source, missing);
      checks.refuse(DsrError.CONTRACT_BREACH, ref + ": " + missing.detail());
    }
    if (entry.quarantined() > 0) {
      addUnplanned(
          ref,
          source,
          LedgerStatus.QUARANTINED,
          entry.quarantined()
              + " records remain, because their owner is not certain: check them at the service");
    } else if (entry.found() == 0 && entry.gaps().isEmpty()) {
      addUnplanned(ref, source, LedgerStatus.NONE, EMPTY);
    }
  }

  private void addUnplanned(SourceRef ref, SourceDescriptor source, Gap gap) {
    addUnplanned(ref, source, gap.status(), gap.detail());
  }

  private void addUnplanned(
      SourceRef ref, SourceDescriptor source, LedgerStatus status, String reason) {
    unplanned.add(new UnplannedSource(ref, source.title(), status, reason));
  }

  private void addProposal(OpenAdapter adapter, Proposal proposal) {
    Set<String> erasable =
        ErasableSources.sourcesToErase(order, adapter).stream()
            .map(SourceDescriptor::id)
            .collect(Collectors.toSet());
    for (StepDraft draft : proposal.steps()) {
      if (mayChange(adapter, erasable, draft.source())) {
        drafts.add(new StepOrder.Proposed(adapter.instance(), draft));
      }
    }
    for (Proposal.Instruction each : proposal.instructions()) {
      if (!mayChange(adapter, erasable, each.source())) {
        continue;
      }
      addManualStep(
          new SourceRef(adapter.instance(), each.source()),
          each.where(),
          each.text(),
          List.of(),
          each.before());
    }
    proposal.refusals().forEach(checks::add);
    sideEffects.addAll(proposal.sideEffects());
    questions.addAll(proposal.questions());
    notes.addAll(proposal.notes());
  }

  private void addManualStep(
      SourceRef source,
      String where,
      String text,
      List<String> objects,
      @Nullable ChangePhase before) {
    String id = String.format(Locale.ROOT, "m%02d", manual.size() + 1);
    manual.add(new ManualStep(id, source, where, text, before, objects));
  }

  /**
   * Returns whether an adapter may change a source: sources that are kept or unsupported are not
   * changed.
   */
  private boolean mayChange(OpenAdapter adapter, Set<String> erasable, String source) {
    if (!erasable.contains(source)) {
      checks.refuse(
          DsrError.CONTRACT_BREACH,
          "Adapter '"
              + adapter.instance()
              + "' proposed to change a source that it was not asked to change; its vendor must"
              + " fix it");
      return false;
    }
    return true;
  }

  /** Adds information for the approver. */
  void note(String text) {
    notes.add(text);
  }

  private void unorderable() {
    checks.refuse(
        DsrError.CONTRACT_BREACH,
        "An adapter proposed steps that wait for each other, for a later phase, or for a step it"
            + " did not propose; its vendor must fix it");
  }

  PlanParts parts() {
    List<PlannedStep> steps = new StepOrder(drafts, this::unorderable).steps();
    dependents.checkExemptions(steps, checks);
    if (steps.size() > order.stepLimit()) {
      checks.refuse(
          DsrError.PLAN_TOO_LARGE,
          "The plan has "
              + steps.size()
              + " steps, the order allows "
              + order.stepLimit()
              + ": check that all belong to one person, then increase stepLimit(…)");
    }
    if (!questions.isEmpty()) {
      checks.refuse(
          DsrError.DEVICE_UNDECIDED,
          questions.size()
              + " devices need a decision: decide each with"
              + " ErasureOrder.device(…) and plan again");
    }
    return new PlanParts(
        steps,
        manual,
        dependents.withoutKeptCauses(unplanned),
        List.copyOf(sideEffects),
        questions,
        checks.all(),
        List.copyOf(notes));
  }
}
