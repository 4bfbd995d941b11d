package org.dsr4j.internal.execute;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.PlanPurpose;
import org.dsr4j.change.PlanRefusal;
import org.dsr4j.internal.cases.ChangeSettings;
import org.dsr4j.internal.engine.LastingIdentifiers;
import org.dsr4j.internal.engine.Preparation;
import org.dsr4j.internal.engine.RunLimits;
import org.dsr4j.internal.plan.ErasurePlanner;
import org.dsr4j.internal.registry.OpenAdapter;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;

/**
 * Looks again at the person and at everything that prevents a plan, before the first step: only
 * what is observed now counts.
 */
final class PlanRecheck {

  /**
   * The refusals that describe the state of the service. The others are checked by the steps
   * themselves, for example a missing permission, or by the run, for example a legal hold.
   */
  private static final Set<String> OBSERVED =
      Set.of(
          DsrError.SUBJECT_UNCERTAIN.code(),
          DsrError.DEVICE_UNDECIDED.code(),
          DsrError.DEVICE_DISPUTED.code(),
          DsrError.DEVICE_DECISION_REFUSED.code(),
          DsrError.ACCOUNT_PROTECTED.code(),
          DsrError.ACCOUNT_IN_USE.code());

  private static final Set<String> DECIDED =
      Set.of(
          DsrError.NOT_DECIDED.code(),
          DsrError.DECLINED.code(),
          DsrError.INCOMPLETE_ORDER.code(),
          DsrError.EXEMPTION_CONFLICT.code());

  private final List<OpenAdapter> adapters;
  private final ChangeSettings settings;
  private final RunLimits limits;
  private final Preparation preparation;
  private final List<String> drift = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();

  PlanRecheck(
      List<OpenAdapter> adapters,
      ChangeSettings settings,
      RunLimits limits,
      Preparation preparation) {
    this.adapters = adapters;
    this.settings = settings;
    this.limits = limits;
    this.preparation = preparation;
  }

  /** Resolves the person, and asks the adapters for refusals and questions. */
  void check(ChangePlan plan) {
    Preparation.Found found = preparation.resolve(plan.request(), null);
    if (preparation.stop() != null) {
      return;
    }
    if (found.interruption() == Completion.AMBIGUOUS) {
      drift.add("The identifiers of the request now match several people");
    } else if (leadsElsewhere(plan, LastingIdentifiers.of(found.identity()))) {
      drift.add("The identifiers of the request now lead to another account");
    } else if (!found.withoutAccount() && isUnanswered(found.identity())) {
      refusals.add(
          "The person cannot be identified now, because a service does not answer: try again"
              + " later");
    } else if (plan.header().purpose() == PlanPurpose.ERASURE) {
      new ErasurePlanner(adapters, settings, plan.request(), plan.order(), limits)
          .refusalsNow(preparation, known(plan, found))
          .forEach(this::sort);
    }
  }

  /** An outage proves nothing about the person: the approval is not used up by it. */
  private static boolean isUnanswered(Identity now) {
    return LastingIdentifiers.of(now).isEmpty()
        && now.facets().stream().anyMatch(facet -> !facet.gaps().isEmpty());
  }

  /** Identifiers that lead to nobody any more do not protect the planned account less. */
  private static Identity known(ChangePlan plan, Preparation.Found found) {
    return found.withoutAccount() ? plan.identity() : found.identity();
  }

  /** A kind of identifier that the plan did not contain proves nothing about another person. */
  private static boolean leadsElsewhere(ChangePlan plan, Set<Identifier> now) {
    Set<Identifier> planned = LastingIdentifiers.of(plan.identity());
    Set<IdentifierKind> kinds = new HashSet<>();
    planned.forEach(identifier -> kinds.add(identifier.kind()));
    return now.stream()
        .anyMatch(identifier -> kinds.contains(identifier.kind()) && !planned.contains(identifier));
  }

  private void sort(PlanRefusal refusal) {
    if (OBSERVED.contains(refusal.code())) {
      drift.add(refusal.detail());
    } else if (DECIDED.contains(refusal.code())) {
      refusals.add(refusal.detail());
    }
  }

  /** Returns what differs from the time of the planning; empty when nothing does. */
  String drift() {
    return String.join("; ", drift);
  }

  /** Returns what the controller must decide again; empty when nothing. */
  String refusals() {
    return String.join("; ", refusals);
  }
}
