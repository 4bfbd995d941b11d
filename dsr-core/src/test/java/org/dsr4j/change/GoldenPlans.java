package org.dsr4j.change;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.dsr4j.RunOptions;
import org.dsr4j.Dsr;
import org.dsr4j.DsrBuilder;
import org.dsr4j.ExportTarget;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Decision;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.OutcomePart;
import org.dsr4j.model.SourceCategory;
import org.dsr4j.spi.PlanTask;
import org.dsr4j.spi.Proposal;

/** The plans that are kept as golden files, by name; the engine makes all but one of them. */
final class GoldenPlans {

  private GoldenPlans() {}

  static Map<String, ChangePlan> all(Path folder) {
    Map<String, ChangePlan> plans = new LinkedHashMap<>();
    plans.put("plain", new Desk().plan());
    plans.put("everything-proposed", StoredPlanTest.full(new Desk()));
    plans.put("every-value", EveryValuePlan.plan());
    plans.put("declined", declined());
    plans.put("cancelled", cancelled());
    plans.put("refused", refused());
    plans.put("kept", kept());
    plans.put("accepted-gap", acceptedGap());
    plans.put("copied-before", copied(folder));
    plans.put("requester-approves", requesterApproves());
    plans.put("restoration", restoration());
    return plans;
  }

  private static ChangePlan planned(Desk desk, DsrRequest request, ErasureOrder order) {
    return planned(desk.builder(), request, order, new Cancellation());
  }

  private static ChangePlan planned(
      DsrBuilder builder, DsrRequest request, ErasureOrder order, Cancellation cancellation) {
    try (Dsr dsr = builder.build()) {
      return dsr.planDeletion(request, order, RunOptions.defaults().cancelledBy(cancellation));
    }
  }

  private static ChangePlan declined() {
    Decision refusal = Decision.refuse("still needed", "officer", Desk.DAY);
    return planned(new Desk(), Desk.undecided().decided(refusal), Desk.order());
  }

  private static ChangePlan cancelled() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    return planned(new Desk().builder(), Desk.request(), Desk.order(), cancellation);
  }

  /** Proposes more, or something else, than the vault's planner does. */
  static Desk proposing(BiConsumer<PlanTask, Proposal> more) {
    Desk desk = new Desk();
    VaultPlanner usual = new VaultPlanner(desk.vault);
    desk.vault.planner =
        (task, proposal) -> {
          usual.propose(task, proposal);
          more.accept(task, proposal);
        };
    return desk;
  }

  private static ChangePlan refused() {
    Desk desk =
        proposing(
            (task, proposal) ->
                proposal
                    .refuse(DsrError.PERMISSION_MISSING, "grant Vault.Write")
                    .question(
                        new DeviceQuestion(
                            "device-7",
                            "Anna's tablet",
                            List.of(DeviceChoice.values()),
                            List.of("is reset", "its key must be kept"))));
    ErasureOrder order =
        ErasureOrder.of(ErasureGround.OBJECTION).stepLimit(2).accountStillInUse("somebody");
    return planned(desk, Desk.request(), order);
  }

  private static ChangePlan kept() {
    Exemption exemption =
        new Exemption(
            SourceCategory.CUSTOMER_DATA,
            ExemptionBasis.LEGAL_OBLIGATION,
            "tax code",
            "officer",
            Desk.DAY.plusYears(9));
    return new Desk().plan(Desk.order().keeping(exemption));
  }

  private static ChangePlan acceptedGap() {
    Desk desk =
        proposing(
            (task, proposal) ->
                proposal.gap(
                    "notes",
                    OutcomePart.notReadable(DsrError.PERMISSION_MISSING, "no permission")));
    AcceptedGap gap =
        new AcceptedGap("dsr.permission-missing", "officer", Desk.DAY, "nothing is kept there");
    return desk.plan(Desk.order().accepting(gap));
  }

  private static ChangePlan copied(Path folder) {
    Desk desk = new Desk();
    Path copy = folder.resolve("copy.zip");
    try (Dsr dsr = desk.builder().build()) {
      dsr.export(Desk.request(), ExportTarget.zip(copy));
    }
    return desk.plan(ErasureOrder.of(ErasureGround.UNLAWFUL).copiedTo(copy));
  }

  private static ChangePlan requesterApproves() {
    return planned(
        new Desk().builder().requesterMayApprove(),
        Desk.undecided().decided(Decision.partly("in part", "officer", Desk.DAY)),
        Desk.order(),
        new Cancellation());
  }

  private static ChangePlan restoration() {
    Desk desk = new Desk();
    desk.execute();
    try (Dsr dsr = desk.builder().build()) {
      return dsr.planRestoration(Desk.CASE, Decision.grant("withdrawn", "officer", Desk.DAY));
    }
  }
}
