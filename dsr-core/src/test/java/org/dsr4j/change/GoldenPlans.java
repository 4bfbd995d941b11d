package org.dsr4j.change;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.dsr4j.Dsr;
import org.dsr4j.DsrBuilder;
import org.dsr4j.ExportTarget;
import org.dsr4j.RunOptions;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Decision;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Gap;
import org.dsr4j.model.SourceCategory;
import org.dsr4j.spi.PlanTask;
import org.dsr4j.spi.Proposal;

/** The plans that are stored as golden files, by name; the engine creates all but one of them. */
final class GoldenPlans {

  private GoldenPlans() {}

  static Map<String, ChangePlan> all(Path folder) {
    Map<String, ChangePlan> plans = new LinkedHashMap<>();
    plans.put("plain", new VaultErasureFixture().plan());
    plans.put("everything-proposed", StoredPlanTest.full(new VaultErasureFixture()));
    plans.put("every-value", EveryValuePlan.plan());
    plans.put("declined", declined());
    plans.put("cancelled", cancelled());
    plans.put("refused", refused());
    plans.put("kept", kept());
    plans.put("accepted-gap", acceptedGap());
    plans.put("copied-before", copied(folder));
    plans.put("requester-approves", requesterApproves());
    plans.put("restoration", restoration());
    // As of the version that signs plans.
    plans.put("signed", new VaultErasureFixture().plan());
    plans.put("signed-every-value", signed(EveryValuePlan.plan()));
    return plans;
  }

  private static ChangePlan signed(ChangePlan plan) {
    return plan.signed(
        PlanSignature.of(
            VaultErasureFixture.SIGNER.publicKey(),
            VaultErasureFixture.SIGNER.sign(plan.signedText())));
  }

  private static ChangePlan planned(
      VaultErasureFixture desk, DsrRequest request, ErasureOrder order) {
    return planned(desk.builder(), request, order, new Cancellation());
  }

  private static ChangePlan planned(
      DsrBuilder builder, DsrRequest request, ErasureOrder order, Cancellation cancellation) {
    try (Dsr dsr = builder.build()) {
      return dsr.planDeletion(request, order, RunOptions.defaults().cancelledBy(cancellation));
    }
  }

  private static ChangePlan declined() {
    Decision refusal = Decision.refuse("still needed", "officer", VaultErasureFixture.DAY);
    return planned(
        new VaultErasureFixture(),
        VaultErasureFixture.undecided().withDecision(refusal),
        VaultErasureFixture.order());
  }

  private static ChangePlan cancelled() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    return planned(
        new VaultErasureFixture().builder(),
        VaultErasureFixture.request(),
        VaultErasureFixture.order(),
        cancellation);
  }

  /** Proposes additional or different changes than the vault's planner. */
  static VaultErasureFixture proposing(BiConsumer<PlanTask, Proposal> more) {
    VaultErasureFixture desk = new VaultErasureFixture();
    VaultPlanner usual = new VaultPlanner(desk.vault);
    desk.vault.planner =
        (task, proposal) -> {
          usual.propose(task, proposal);
          more.accept(task, proposal);
        };
    return desk;
  }

  private static ChangePlan refused() {
    VaultErasureFixture desk =
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
    return planned(desk, VaultErasureFixture.request(), order);
  }

  private static ChangePlan kept() {
    Exemption exemption =
        new Exemption(
            SourceCategory.CUSTOMER_DATA,
            ExemptionBasis.LEGAL_OBLIGATION,
            "tax code",
            "officer",
            VaultErasureFixture.DAY.plusYears(9));
    return new VaultErasureFixture().plan(VaultErasureFixture.order().withExemption(exemption));
  }

  private static ChangePlan acceptedGap() {
    VaultErasureFixture desk =
        proposing(
            (task, proposal) ->
                proposal.gap(
                    "notes", Gap.notReadable(DsrError.PERMISSION_MISSING, "no permission")));
    AcceptedGap gap =
        new AcceptedGap(
            "dsr.permission-missing", "officer", VaultErasureFixture.DAY, "nothing is kept there");
    return desk.plan(VaultErasureFixture.order().withAcceptedGap(gap));
  }

  private static ChangePlan copied(Path folder) {
    VaultErasureFixture desk = new VaultErasureFixture();
    Path copy = folder.resolve("copy.zip");
    try (Dsr dsr = desk.builder().build()) {
      dsr.export(VaultErasureFixture.request(), ExportTarget.zip(copy));
    }
    return desk.plan(ErasureOrder.of(ErasureGround.UNLAWFUL).withCopy(copy));
  }

  private static ChangePlan requesterApproves() {
    return planned(
        new VaultErasureFixture().builder().requesterMayApprove(),
        VaultErasureFixture.undecided()
            .withDecision(Decision.partly("in part", "officer", VaultErasureFixture.DAY)),
        VaultErasureFixture.order(),
        new Cancellation());
  }

  private static ChangePlan restoration() {
    VaultErasureFixture desk = new VaultErasureFixture();
    desk.execute();
    try (Dsr dsr = desk.builder().build()) {
      return dsr.planRestoration(
          VaultErasureFixture.CASE,
          Decision.grant("withdrawn", "officer", VaultErasureFixture.DAY));
    }
  }
}
