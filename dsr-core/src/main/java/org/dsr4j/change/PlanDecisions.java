package org.dsr4j.change;

import java.util.ArrayList;
import java.util.List;
import org.dsr4j.model.Identity;

/** Says in words what people decided about an erasure, and whose it is. */
final class PlanDecisions {

  private PlanDecisions() {}

  static List<String> of(ChangePlan plan) {
    ErasureOrder order = plan.order();
    List<String> lines = new ArrayList<>();
    lines.add("Ground: Art. " + order.ground().article() + " GDPR");
    order.exemptions().forEach(each -> lines.add(kept(each)));
    String copy = plan.header().copyDigest();
    lines.add(copy == null ? withoutCopy(order) : "Copied before: manifest " + copy);
    lines.add(
        plan.header().separateApprover()
            ? "Whoever asked for it cannot approve it"
            : "Whoever asked for it may approve it");
    order
        .activeAccount()
        .ifPresent(each -> lines.add("The account is known to be in use: " + each));
    for (AcceptedGap gap : order.acceptedGaps()) {
      lines.add(
          "Gone on without what is not readable ("
              + gap.code()
              + "), on the word of "
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
                "Without a copy, on the word of "
                    + each.by()
                    + " on "
                    + each.on()
                    + ": "
                    + each.reason())
        .orElse("Not copied before");
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
            : "; kept: "
                + custody.what()
                + ", on the word of "
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
