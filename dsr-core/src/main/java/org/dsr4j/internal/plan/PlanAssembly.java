package org.dsr4j.internal.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dsr4j.change.DeviceQuestion;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.change.Exemption;
import org.dsr4j.change.ManualStep;
import org.dsr4j.change.PlanParts;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepDraft;
import org.dsr4j.change.UnplannedSource;
import org.dsr4j.internal.engine.DeclaredOutcomes;
import org.dsr4j.internal.registry.OpenAdapter;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identity;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.SourceRef;
import org.dsr4j.spi.Proposal;
import org.jspecify.annotations.Nullable;

/** Puts what the adapters propose into one order, and accounts for every declared source. */
final class PlanAssembly {

  private final ErasureOrder order;
  private final PlanChecks objections;
  private final Identity identity;
  private final List<StepOrder.Proposed> drafts = new ArrayList<>();
  private final List<ManualStep> manual = new ArrayList<>();
  private final List<UnplannedSource> remainders = new ArrayList<>();
  private final Set<String> collateral = new LinkedHashSet<>();
  private final List<DeviceQuestion> questions = new ArrayList<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private final DependentSources followers;

  PlanAssembly(ErasureOrder order, PlanChecks objections, Identity identity) {
    this.identity = identity;
    this.order = order;
    this.objections = objections;
    this.followers = new DependentSources(order);
  }

  /** Adds an adapter; without a proposal it could not plan, which the objections say. */
  void add(OpenAdapter adapter, @Nullable Proposal proposal) {
    for (SourceDescriptor source : adapter.sources()) {
      account(adapter.ref(source), source, proposal);
    }
    if (proposal != null) {
      take(adapter, proposal);
    }
  }

  private void account(SourceRef ref, SourceDescriptor source, @Nullable Proposal proposal) {
    ActionSupport support = source.support(Action.DELETE);
    Optional<Exemption> kept = ErasableSources.exemptionOf(order, source);
    Optional<Gap> declared = DeclaredOutcomes.declaredGap(source, Action.DELETE);
    followers.declare(ref, source);
    if (support instanceof ActionSupport.ByHand byHand && kept.isEmpty()) {
      instruct(ref, "by hand", byHand.instruction() + " (" + byHand.reason() + ")");
    } else if (declared.isPresent()
        && support.status() != ActionSupport.Status.FOLLOWS
        && support.status() != ActionSupport.Status.BY_HAND) {
      remain(ref, source, declared.get());
    } else if (kept.isPresent()) {
      Exemption exemption = kept.get();
      remain(
          ref,
          source,
          LedgerStatus.KEPT,
          "Art. " + exemption.basis().article() + ", until " + exemption.until());
    } else if (declared.isPresent()) {
      remain(ref, source, declared.get());
    } else if (proposal != null) {
      proposed(ref, source, proposal);
      unknownFacets(ref, source);
    }
  }

  /** What is not known of the person may hide more that would have to go. */
  private void unknownFacets(SourceRef ref, SourceDescriptor source) {
    for (String name : source.facets()) {
      identity
          .facet(name)
          .ifPresent(facet -> facet.gaps().forEach(gap -> remain(ref, source, gap)));
    }
  }

  private void proposed(SourceRef ref, SourceDescriptor source, Proposal proposal) {
    List<Gap> gaps = proposal.gaps(source.id());
    for (Gap gap : gaps) {
      remain(ref, source, gap);
      if (gap.status().completion().compareTo(Completion.PENDING) > 0) {
        objections.incomplete(source.title(), gap);
      }
    }
    boolean touched =
        proposal.steps().stream().anyMatch(step -> step.source().equals(source.id()))
            || proposal.instructions().stream().anyMatch(each -> each.source().equals(source.id()));
    if (proposal.hasNoData(source.id()) && !touched && gaps.isEmpty()) {
      remain(ref, source, LedgerStatus.NONE, "Holds nothing of the person");
    } else if (!touched && gaps.isEmpty()) {
      Gap forgotten =
          Gap.failed(
              DsrError.CONTRACT_BREACH,
              "The adapter declares that it erases this source and did not account for it; its"
                  + " vendor must mend it");
      remain(ref, source, forgotten);
      objections.refuse(DsrError.CONTRACT_BREACH, ref + ": " + forgotten.detail());
    }
  }

  private void remain(SourceRef ref, SourceDescriptor source, Gap part) {
    remain(ref, source, part.status(), part.detail());
  }

  private void remain(SourceRef ref, SourceDescriptor source, LedgerStatus status, String reason) {
    remainders.add(new UnplannedSource(ref, source.title(), status, reason));
  }

  private void take(OpenAdapter adapter, Proposal proposal) {
    Set<String> offered =
        ErasableSources.sourcesToErase(order, adapter).stream()
            .map(SourceDescriptor::id)
            .collect(Collectors.toSet());
    for (StepDraft draft : proposal.steps()) {
      if (mayChange(adapter, offered, draft.source())) {
        drafts.add(new StepOrder.Proposed(adapter.instance(), draft));
      }
    }
    for (Proposal.Instruction each : proposal.instructions()) {
      if (!mayChange(adapter, offered, each.source())) {
        continue;
      }
      instruct(new SourceRef(adapter.instance(), each.source()), each.where(), each.text());
    }
    proposal.refusals().forEach(objections::add);
    collateral.addAll(proposal.sideEffects());
    questions.addAll(proposal.questions());
    notes.addAll(proposal.notes());
  }

  private void instruct(SourceRef source, String where, String text) {
    String id = String.format(Locale.ROOT, "m%02d", manual.size() + 1);
    manual.add(new ManualStep(id, source, where, text));
  }

  /** What is kept, or declared as not to be changed, is changed by nobody's mistake either. */
  private boolean mayChange(OpenAdapter adapter, Set<String> offered, String source) {
    if (!offered.contains(source)) {
      objections.refuse(
          DsrError.CONTRACT_BREACH,
          "Adapter '"
              + adapter.instance()
              + "' proposed to change a source that it was not asked to change; its vendor must"
              + " mend it");
      return false;
    }
    return true;
  }

  private void unorderable() {
    objections.refuse(
        DsrError.CONTRACT_BREACH,
        "An adapter proposed steps that wait for each other, for a later phase, or for a step it"
            + " did not propose; its vendor must mend it");
  }

  PlanParts parts() {
    List<PlannedStep> steps = new StepOrder(drafts, this::unorderable).steps();
    followers.checkExemptions(steps, objections);
    if (steps.size() > order.stepLimit()) {
      objections.refuse(
          DsrError.PLAN_TOO_LARGE,
          "The plan has "
              + steps.size()
              + " steps, the order allows "
              + order.stepLimit()
              + ": see whether that is one person's, then widen stepLimit(…)");
    }
    if (!questions.isEmpty()) {
      objections.refuse(
          DsrError.DEVICE_UNDECIDED,
          questions.size()
              + " devices wait for a person's decision: decide each with"
              + " ErasureOrder.device(…) and plan again");
    }
    return new PlanParts(
        steps,
        manual,
        followers.withoutKeptCauses(remainders),
        List.copyOf(collateral),
        questions,
        objections.all(),
        List.copyOf(notes));
  }
}
