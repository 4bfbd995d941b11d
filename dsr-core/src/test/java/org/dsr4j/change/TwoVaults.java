package org.dsr4j.change;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dsr4j.Dsr;
import org.dsr4j.DsrBuilder;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.PlanTask;
import org.dsr4j.spi.Proposal;

/** A sound and a faulty vault, each with two devices of Anna, and one desk for both. */
public final class TwoVaults {

  public static final String BROKEN = "broken";
  public static final String SOUND = "sound";

  /** Short for calls that never end, long enough for the others on a busy machine. */
  public static final Duration LIMIT = Duration.ofMillis(700);

  public final VaultErasureFixture desk = new VaultErasureFixture();
  public final FaultyVault broken = new FaultyVault(new FakeVault(desk.clock));
  public final FaultyVault sound = new FaultyVault(new FakeVault(desk.clock));

  private ChangePlan plan;

  public TwoVaults() {
    for (FaultyVault each : List.of(broken, sound)) {
      each.vault.planner = (task, proposal) -> devices(each.vault, task, proposal);
    }
  }

  private static void devices(FakeVault vault, PlanTask task, Proposal proposal) {
    vault.forget("account", FakeVault.ANNA);
    vault.forget("notes", FakeVault.ANNA);
    Proposal all = new Proposal();
    new VaultPlanner(vault).propose(task, all);
    all.steps().stream().filter(step -> step.source().equals("device")).forEach(proposal::step);
    proposal.noData("account").noData("notes");
  }

  public DsrBuilder builder() {
    return Dsr.builder(VaultErasureFixture.TENANT)
        .clock(desk.clock)
        .callLimit(LIMIT)
        .adapter(broken, BROKEN, Configuration.empty())
        .adapter(sound, SOUND, Configuration.empty())
        .journal(desk.store)
        .caseKeys(desk.keys)
        .journalSigner(VaultErasureFixture.SIGNER);
  }

  public <T> T with(Function<Dsr, T> verb) {
    try (Dsr dsr = builder().build()) {
      return verb.apply(dsr);
    }
  }

  public ChangePlan plan() {
    DsrRequest request = VaultErasureFixture.request();
    plan = with(dsr -> dsr.planDeletion(request, VaultErasureFixture.order()));
    return plan;
  }

  public ApprovedPlan approved() {
    return desk.approved(plan());
  }

  public ChangeReport resume() {
    return with(dsr -> dsr.resume(VaultErasureFixture.CASE));
  }

  /** Returns the states of the steps of one instance. */
  public List<StepState> states(ChangeReport report, String instance) {
    return report.steps().stream()
        .filter(step -> plan.step(step.step()).orElseThrow().source().instance().equals(instance))
        .map(StepReport::state)
        .collect(Collectors.toList());
  }
}
