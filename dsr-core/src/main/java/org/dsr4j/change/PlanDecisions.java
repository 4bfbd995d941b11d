package org.dsr4j.change;

import java.util.ArrayList;
import java.util.List;
import org.dsr4j.model.Identity;

/** Formats the decisions for an erasure, and the person whom it concerns, as text. */
final class PlanDecisions {

  private PlanDecisions() {}

  static List<String> of(ChangePlan plan) {
    ErasureOrder order = plan.order();
    List<String> lines = new ArrayList<>();
    lines.add("Ground: Art. " + order.ground().article() + " GDPR");
    order.exemptions().forEach(each -> lines.add(kept(each)));
    String copy = plan.header().copyDigest();
    lines.add(copy == null ? withoutCopy(order) : "Copied before: manifest " + copy);
    ApprovalPolicy policy = plan.header().approvalPolicy();
    lines.add(
        policy.separateApprover()
            ? "The requester cannot approve this plan"
            : "The requester may approve this plan");
    if (policy.separateDecider()) {
      lines.add("The person who decided on the request cannot approve this plan");
    }
    if (!order.purgeAfter().isZero()) {
      lines.add(
          "A deleted account stays restorable for " + order.purgeAfter().toHours() + " hours");
    }
    order
        .activeAccount()
        .ifPresent(each -> lines.add("Confirmed although the account is in use: " + each));
    for (AcceptedGap gap : order.acceptedGaps()) {
      lines.add(
          "Accepted gap ("
              + gap.code()
              + "), accepted by "
              + gap.by()
              + " on "
              + gap.on()
              + ": "
              + gap.reason());
    }
    lines.add("At most " + order.stepLimit() + " steps");
    return lines;
  }

  private static String kept(Exemption each) {
    return "Kept: "
        + each.category()
        + ", Art. "
        + each.basis().article()
        + " GDPR, until "
        + each.until()
        + ", "
        + each.reference()
        + ", authorised by "
        + each.authorisedBy();
  }

  private static String withoutCopy(ErasureOrder order) {
    return order
        .waiver()
        .map(
            each ->
                "Without a copy, decided by "
                    + each.by()
                    + " on "
                    + each.on()
                    + ": "
                    + each.reason())
        .orElse("No copy was exported before");
  }

  static List<String> devices(ErasureOrder order) {
    return order.decisions().stream().map(PlanDecisions::device).toList();
  }

  private static String device(DeviceDecision each) {
    Custody custody = each.custody();
    return each.device()
        + ": "
        + each.choice()
        + " by "
        + each.by()
        + " on "
        + each.on()
        + (each.leaves() ? "; leaves the organisation" : "; stays in the organisation")
        + (custody == null
            ? ""
            : "; secrets stored: "
                + custody.what()
                + ", attested by "
                + custody.by()
                + " on "
                + custody.on());
  }

  static List<String> person(Identity identity) {
    return identity.facets().stream()
        .flatMap(
            facet ->
                facet.identifiers().stream()
                    .map(
                        known ->
                            facet.name()
                                + ": "
                                + known.identifier().kind().name()
                                + " "
                                + known.identifier().value()
                                + " ("
                                + known.strength()
                                + ", "
                                + known.provenance()
                                + ")"))
        .toList();
  }
}
