package org.dsr4j.change;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dsr4j.model.Decision;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.KnownIdentifier;
import org.jspecify.annotations.Nullable;

/** Finds everything that is wrong with an approval of a plan. */
final class ApprovalRules {

  private final ChangePlan plan;
  private final Approval approval;
  private final ApprovalPolicy policy;
  private final List<String> problems = new ArrayList<>();

  private ApprovalRules(ChangePlan plan, Approval approval, ApprovalPolicy policy) {
    this.plan = plan;
    this.approval = approval;
    this.policy = policy;
  }

  /**
   * Returns all problems with their remedies, without personal data.
   *
   * @param now the time of the execution, or null before the execution
   */
  static List<String> problems(
      ChangePlan plan, Approval approval, ApprovalPolicy policy, @Nullable Instant now) {
    ApprovalRules rules = new ApprovalRules(plan, approval, policy);
    rules.plan();
    rules.people();
    rules.times();
    if (now != null) {
      rules.at(now);
    }
    return List.copyOf(rules.problems);
  }

  private void plan() {
    if (!approval.planDigest().equals(plan.digest())) {
      problems.add("it belongs to another plan: have this plan reviewed and approved");
    }
    if (plan.steps().stream().anyMatch(PlannedStep::irreversible) && !namesPerson()) {
      problems.add(
          "it has irreversible steps: repeat one of the person's identifiers from the plan");
    }
  }

  private void people() {
    String approver = approval.by();
    String decider = plan.request().decision().map(Decision::by).orElse("");
    if (ComparedName.isInvisible(approver)) {
      problems.add("it names no approver");
    }
    if (policy.separateApprover() && ComparedName.same(approver, plan.request().requestedBy())) {
      problems.add("the requester cannot approve: another person must approve the plan");
    }
    if (policy.separateDecider() && ComparedName.same(approver, decider)) {
      problems.add(
          "the person who decided on the request cannot approve: another person must approve");
    }
    if (isDataSubject(approver)) {
      problems.add("the person whom the request is about cannot approve");
    }
    if (isDataSubject(decider)) {
      problems.add(
          "the person whom the request is about cannot decide on it: have it decided again");
    }
  }

  private void times() {
    if (approval.at().isBefore(plan.header().created())) {
      problems.add("it is dated before the plan was created: have this plan approved");
    }
    Duration longest = policy.longest();
    if (longest != null
        && Duration.between(approval.at(), approval.expires()).compareTo(longest) > 0) {
      problems.add(
          "it is valid for longer than " + longest.toDays() + " days, which the policy allows");
    }
  }

  private void at(Instant now) {
    if (approval.at().isAfter(now)) {
      problems.add("it is dated in the future: check the clocks");
    }
    if (!now.isBefore(approval.expires())) {
      problems.add("it has expired: have the plan approved again");
    }
  }

  private boolean namesPerson() {
    String named = approval.person();
    return named != null && identifiers().anyMatch(identifier -> identifier.matches(named));
  }

  private boolean isDataSubject(String name) {
    return identifiers().anyMatch(identifier -> ComparedName.same(name, identifier.value()));
  }

  /** Returns the identifiers of the person, without those of the person's devices. */
  private Stream<Identifier> identifiers() {
    Stream<Identifier> known =
        plan.identity().facets().stream()
            .filter(facet -> !facet.name().equals(Facet.DEVICES))
            .flatMap(facet -> facet.identifiers().stream())
            .map(KnownIdentifier::identifier);
    return Stream.concat(known, plan.request().subject().identifiers().stream());
  }
}
