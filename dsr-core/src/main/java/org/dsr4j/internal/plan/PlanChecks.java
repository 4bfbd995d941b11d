package org.dsr4j.internal.plan;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.change.PlanRefusal;
import org.dsr4j.internal.cases.ChangeSettings;
import org.dsr4j.internal.cases.DecisionGate;
import org.dsr4j.internal.cases.LegalHolds;
import org.dsr4j.internal.owncases.OwnCasesProvider;
import org.dsr4j.internal.registry.GuardedCalls;
import org.dsr4j.internal.registry.OpenAdapter;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.Decision;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.ErrorCode;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.Strength;
import org.jspecify.annotations.Nullable;

/** Collects the refusals of an erasure that do not depend on the proposals of the adapters. */
final class PlanChecks {

  private final ChangeSettings settings;
  private final DsrRequest request;
  private final ErasureOrder order;
  private final Identity identity;
  private final List<PlanRefusal> refusals = new ArrayList<>();
  private @Nullable String copyDigest;

  PlanChecks(ChangeSettings settings, DsrRequest request, ErasureOrder order, Identity identity) {
    this.settings = settings;
    this.request = request;
    this.order = order;
    this.identity = identity;
  }

  /**
   * Checks decision, person, legal holds, copy and exemptions.
   *
   * @param erased the sources to erase
   * @param exported whether the journal of the case contains a package with this manifest digest
   * @param calls the calls of the planning
   */
  void checkAll(Set<String> erased, Predicate<String> exported, GuardedCalls calls) {
    checkAgain();
    LegalHolds.reasonToRefuse(settings.legalHolds(), calls, request, identity)
        .ifPresent(why -> refuse(DsrError.LEGAL_HOLD, why + "; have it lifted or clarified"));
    CopyCheck.Result copy =
        new CopyCheck(
                order, request.tenant(), identity, erased, settings.engine().clock(), exported)
            .check();
    copyDigest = copy.digest();
    copy.refusal().ifPresent(why -> refuse(DsrError.COPY_MISSING, why));
  }

  /**
   * Checks what can change between planning and execution: decision, person and exemptions. The run
   * itself asks for legal holds before each irreversible step.
   */
  void checkAgain() {
    DecisionGate.refusals(request, order).forEach(this::add);
    person();
    if (order.exemptions().stream().anyMatch(exemption -> exemption.until().isBefore(today()))) {
      refuse(DsrError.EXEMPTION_CONFLICT, "An exemption has ended: set a later day, or remove it");
    }
  }

  /** A request that was granted in part keeps something: otherwise everything would be erased. */
  void keepsNothing() {
    boolean partly =
        request.decision().filter(made -> made.verdict() == Decision.Verdict.PARTLY).isPresent();
    if (partly && !order.exemptions().isEmpty()) {
      refuse(
          DsrError.INCOMPLETE_ORDER,
          "The request was granted in part, but no source has a category that the order keeps: name"
              + " the kept categories as the sources declare them");
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(settings.engine().clock().instant(), ZoneOffset.UTC);
  }

  /** Requires exactly one person, identified by an identifier that is never reassigned. */
  private void person() {
    Set<Identifier> accounts =
        identity.facets().stream()
            .filter(facet -> facet.name().equals(Facet.USER))
            .flatMap(facet -> facet.identifiers().stream())
            .filter(known -> known.identifier().kind().equals(IdentifierKind.OBJECT_ID))
            .filter(known -> known.strength() == Strength.STRONG)
            .map(KnownIdentifier::identifier)
            .collect(Collectors.toSet());
    if (accounts.size() > 1) {
      refuse(
          DsrError.SUBJECT_UNCERTAIN,
          "The identifiers lead to " + accounts.size() + " accounts: make one request for each");
    }
    boolean lasting =
        identity.facets().stream()
            .flatMap(facet -> facet.identifiers().stream())
            .anyMatch(
                known ->
                    known.strength() == Strength.STRONG && known.identifier().kind().immutable());
    if (!lasting) {
      refuse(
          DsrError.SUBJECT_UNCERTAIN,
          "No permanent identifier of the person is known; names and addresses are reassigned:"
              + " use the object id");
    }
    identity.facets().stream()
        // Own records are never changed: a busy case must not prevent the plan of another case.
        .filter(facet -> !facet.name().equals(OwnCasesProvider.FACET))
        .flatMap(facet -> facet.gaps().stream())
        .distinct()
        .forEach(gap -> incomplete("The person's identity or devices", gap));
  }

  /** Refuses the plan because of a gap that was not accepted. */
  void incomplete(String what, Gap gap) {
    if (order.acceptsGap(gap.code().code())) {
      return;
    }
    refuse(gap.code(), what + " could not be read completely: " + gap.detail());
  }

  void unreachable(OpenAdapter adapter, Gap gap) {
    boolean changes =
        adapter.sources().stream()
            .anyMatch(
                source -> source.support(Action.DELETE).status() == ActionSupport.Status.SUPPORTED);
    if (changes) {
      unplanned(adapter, gap.code(), gap.detail());
    }
  }

  void unplanned(OpenAdapter adapter, ErrorCode code, String why) {
    refuse(code, "Adapter '" + adapter.instance() + "' could not plan: " + why);
  }

  void refuse(ErrorCode code, String detail) {
    add(new PlanRefusal(code.code(), detail));
  }

  void add(PlanRefusal refusal) {
    if (!refusals.contains(refusal)) {
      refusals.add(refusal);
    }
  }

  List<PlanRefusal> all() {
    return List.copyOf(refusals);
  }

  @Nullable String copyDigest() {
    return copyDigest;
  }
}
