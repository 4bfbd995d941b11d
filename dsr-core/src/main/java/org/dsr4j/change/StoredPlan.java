package org.dsr4j.change;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dsr4j.model.Completion;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * The stored form of a plan, version 1: one record for each JSON object, one component for each
 * property.
 *
 * <p>An approval also covers the names and the order of the components. This includes records that
 * are stored without conversion: {@link Exemption}, {@link DeviceDecision}, {@link Custody}, {@link
 * CopyWaiver}, {@link AcceptedGap}, {@link DeviceQuestion}, {@link PlanRefusal}, {@link
 * org.dsr4j.model.Decision}, {@link org.dsr4j.model.IdentityCheck}, {@link PlannedProvider}. The
 * signature is last, and the digest does not cover it. A new property must be a nullable component:
 * it is omitted when it is null, so that older plans keep their bytes. Components marked {@code
 * ALWAYS} are written also when they are null.
 */
record StoredPlan(
    int format,
    PlanPurpose purpose,
    Instant created,
    String library,
    List<String> adapters,
    @JsonInclude(ALWAYS) @Nullable String copyDigest,
    boolean separateApprover,
    @JsonInclude(ALWAYS) @Nullable Completion interruption,
    StoredRequest request,
    StoredRequest.Order order,
    StoredIdentity identity,
    List<Step> steps,
    List<Manual> manualSteps,
    List<Unplanned> remainders,
    List<String> collateral,
    List<DeviceQuestion> questions,
    List<PlanRefusal> refusals,
    List<String> notes,
    @Nullable List<PlannedProvider> providers,
    @Nullable Boolean separateDecider,
    @Nullable Duration longestApproval,
    @Nullable PlanSignature signature) {

  private static final int FORMAT = 1;

  /** Returns the stored form; without the signature it is the content that the digest covers. */
  static StoredPlan of(ChangePlan plan, @Nullable PlanSignature signature) {
    PlanHeader header = plan.header();
    PlanParts parts = plan.parts();
    return new StoredPlan(
        FORMAT,
        header.purpose(),
        header.created(),
        header.library(),
        header.adapters(),
        header.copyDigest(),
        header.approvalPolicy().separateApprover(),
        header.interruption(),
        StoredRequest.of(header.request()),
        StoredRequest.Order.of(plan.order()),
        StoredIdentity.of(plan.identity()),
        each(parts.steps(), Step::of),
        each(parts.manualSteps(), Manual::of),
        each(parts.unplannedSources(), Unplanned::of),
        parts.sideEffects(),
        parts.questions(),
        parts.refusals(),
        parts.notes(),
        header.providers().isEmpty() ? null : header.providers(),
        header.approvalPolicy().longest() == null
            ? null
            : header.approvalPolicy().separateDecider(),
        header.approvalPolicy().longest(),
        signature);
  }

  /**
   * Creates the plan. A plan of another format results in other bytes and is therefore rejected.
   */
  ChangePlan plan() {
    DsrRequest made = request.request();
    return new ChangePlan(
        new PlanHeader(
            purpose,
            made,
            created,
            library,
            adapters,
            copyDigest,
            providers == null ? List.of() : providers,
            interruption,
            new ApprovalPolicy(
                separateApprover, Boolean.TRUE.equals(separateDecider), longestApproval)),
        order.order(),
        identity.identity(made.subject()),
        new PlanParts(
            each(steps, Step::step),
            each(manualSteps, Manual::step),
            each(remainders, Unplanned::remainder),
            collateral,
            questions,
            refusals,
            notes),
        signature);
  }

  static <A, B> List<B> each(List<A> list, Function<A, B> made) {
    return list.stream().map(made).toList();
  }

  /** A new property is a nullable component at its position here and in the two calls below. */
  record Step(
      String id,
      String adapter,
      String source,
      ChangePhase phase,
      String kind,
      int version,
      String title,
      String target,
      String label,
      Map<String, String> arguments,
      String prior,
      Map<String, String> preconditions,
      Reversibility reversibility,
      List<String> after,
      List<String> permissions,
      @Nullable String requestDigest,
      @Nullable ChangePhase settledBy) {

    static Step of(PlannedStep step) {
      return new Step(
          step.id(),
          step.source().instance(),
          step.source().source(),
          step.phase(),
          step.kind(),
          step.version(),
          step.title(),
          step.target(),
          step.label(),
          step.arguments(),
          // Text, so that reading and writing does not change the notation of numbers.
          new String(step.prior().bytes(), UTF_8),
          step.preconditions(),
          step.reversibility(),
          step.after(),
          step.permissions(),
          step.requestDigest(),
          step.settledBy());
    }

    PlannedStep step() {
      return new PlannedStep(
          id,
          new SourceRef(adapter, source),
          phase,
          kind,
          version,
          title,
          target,
          label,
          arguments,
          Content.ofJson(prior.getBytes(UTF_8)),
          preconditions,
          reversibility,
          after,
          permissions,
          requestDigest,
          settledBy);
    }
  }

  record Manual(
      String id,
      String adapter,
      String source,
      String where,
      String instruction,
      @Nullable ChangePhase before,
      @Nullable List<String> objects) {

    static Manual of(ManualStep step) {
      return new Manual(
          step.id(),
          step.source().instance(),
          step.source().source(),
          step.where(),
          step.instruction(),
          step.before(),
          step.objects().isEmpty() ? null : step.objects());
    }

    ManualStep step() {
      return new ManualStep(
          id,
          new SourceRef(adapter, source),
          where,
          instruction,
          before,
          objects == null ? List.of() : objects);
    }
  }

  record Unplanned(
      String adapter, String source, String title, LedgerStatus status, String reason) {

    static Unplanned of(UnplannedSource left) {
      return new Unplanned(
          left.source().instance(),
          left.source().source(),
          left.title(),
          left.status(),
          left.reason());
    }

    UnplannedSource remainder() {
      return new UnplannedSource(new SourceRef(adapter, source), title, status, reason);
    }
  }
}
