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

/** Sources that go by themselves with another one: they stay where that stays. */
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
   * Whether a source is the one that another goes with: that of the same adapter, or of any where
   * the own adapter has none of the name.
   */
  public static boolean causes(
      SourceRef cause, SourceRef follower, ActionSupport.Follows follows, Set<SourceRef> all) {
    SourceRef own = new SourceRef(follower.instance(), follows.source());
    return all.contains(own) ? cause.equals(own) : cause.source().equals(follows.source());
  }

  /** What remains, with the truth about what goes with something that is kept. */
  List<UnplannedSource> withoutKeptCauses(List<UnplannedSource> remainders) {
    return remainders.stream().map(each -> staying(each).orElse(each)).toList();
  }

  private Optional<UnplannedSource> staying(UnplannedSource remainder) {
    return remainder.status() == LedgerStatus.FOLLOWS
        ? follows(remainder.source())
            .flatMap(follows -> keptCause(remainder.source(), follows))
            .map(
                kept ->
                    new UnplannedSource(
                        remainder.source(),
                        remainder.title(),
                        LedgerStatus.KEPT,
                        "Stays with what is kept: Art. "
                            + kept.basis().article()
                            + ", until "
                            + kept.until()))
        : Optional.empty();
  }

  private Optional<Exemption> keptCause(SourceRef follower, ActionSupport.Follows follows) {
    return declared.entrySet().stream()
        .filter(each -> causes(each.getKey(), follower, follows, declared.keySet()))
        .flatMap(each -> ErasableSources.exemptionOf(order, each.getValue()).stream())
        .findFirst();
  }

  private Optional<ActionSupport.Follows> follows(SourceRef ref) {
    SourceDescriptor source = declared.get(ref);
    return source != null && source.support(Action.DELETE) instanceof ActionSupport.Follows follows
        ? Optional.of(follows)
        : Optional.empty();
  }

  /** What is to be kept must not go with something that is erased. */
  void checkExemptions(List<PlannedStep> steps, PlanChecks objections) {
    declared.forEach(
        (ref, source) -> {
          if (ErasableSources.exemptionOf(order, source).isPresent()) {
            follows(ref)
                .filter(follows -> erased(steps, ref, follows))
                .ifPresent(follows -> conflict(ref, follows, objections));
          }
        });
  }

  private boolean erased(List<PlannedStep> steps, SourceRef ref, ActionSupport.Follows follows) {
    return steps.stream().anyMatch(step -> causes(step.source(), ref, follows, declared.keySet()));
  }

  private static void conflict(
      SourceRef ref, ActionSupport.Follows follows, PlanChecks objections) {
    objections.refuse(
        DsrError.EXEMPTION_CONFLICT,
        ref
            + " is to be kept, and goes with "
            + follows.source()
            + ": keep that too, or copy it elsewhere and drop the exemption");
  }
}
