package org.dsr4j.internal.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.change.Exemption;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.UnplannedSource;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.SourceRef;

/**
 * Handles sources whose data are deleted with another source: they stay when the other source
 * stays.
 */
public final class DependentSources {

  private final ErasureOrder order;
  private final Map<SourceRef, SourceDescriptor> declared = new LinkedHashMap<>();

  DependentSources(ErasureOrder order) {
    this.order = order;
  }

  void declare(SourceRef ref, SourceDescriptor source) {
    declared.put(ref, source);
  }

  /**
   * Returns whether a source is the cause of a dependent source: the source of the same adapter, or
   * of any adapter when the same adapter has no such source.
   */
  public static boolean causes(
      SourceRef cause, SourceRef dependent, ActionSupport.Follows follows, Set<SourceRef> all) {
    SourceRef sameAdapter = new SourceRef(dependent.instance(), follows.source());
    return all.contains(sameAdapter)
        ? cause.equals(sameAdapter)
        : cause.source().equals(follows.source());
  }

  /** Returns the unplanned sources; a source that depends on kept data stays too. */
  List<UnplannedSource> withoutKeptCauses(List<UnplannedSource> unplanned) {
    return unplanned.stream().map(each -> keptInstead(each).orElse(each)).toList();
  }

  private Optional<UnplannedSource> keptInstead(UnplannedSource unplanned) {
    return unplanned.status() == LedgerStatus.FOLLOWS
        ? follows(unplanned.source())
            .flatMap(follows -> keptCause(unplanned.source(), follows))
            .map(
                kept ->
                    new UnplannedSource(
                        unplanned.source(),
                        unplanned.title(),
                        LedgerStatus.KEPT,
                        "Stays with data that are kept: Art. "
                            + kept.basis().article()
                            + ", until "
                            + kept.until()))
        : Optional.empty();
  }

  private Optional<Exemption> keptCause(SourceRef dependent, ActionSupport.Follows follows) {
    return declared.entrySet().stream()
        .filter(each -> causes(each.getKey(), dependent, follows, declared.keySet()))
        .flatMap(each -> ErasableSources.exemptionOf(order, each.getValue()).stream())
        .findFirst();
  }

  private Optional<ActionSupport.Follows> follows(SourceRef ref) {
    SourceDescriptor source = declared.get(ref);
    return source != null && source.support(Action.DELETE) instanceof ActionSupport.Follows follows
        ? Optional.of(follows)
        : Optional.empty();
  }

  /** Refuses a plan that would delete exempt data together with data that are erased. */
  void checkExemptions(List<PlannedStep> steps, PlanChecks checks) {
    declared.forEach(
        (ref, source) -> {
          if (ErasableSources.exemptionOf(order, source).isPresent()) {
            follows(ref)
                .filter(follows -> erased(steps, ref, follows))
                .ifPresent(follows -> conflict(ref, follows, checks));
          }
        });
  }

  private boolean erased(List<PlannedStep> steps, SourceRef ref, ActionSupport.Follows follows) {
    return steps.stream().anyMatch(step -> causes(step.source(), ref, follows, declared.keySet()));
  }

  private static void conflict(SourceRef ref, ActionSupport.Follows follows, PlanChecks checks) {
    checks.refuse(
        DsrError.EXEMPTION_CONFLICT,
        ref
            + " must be kept, but is deleted with "
            + follows.source()
            + ": keep that source too, or copy the data elsewhere and remove the exemption");
  }
}
