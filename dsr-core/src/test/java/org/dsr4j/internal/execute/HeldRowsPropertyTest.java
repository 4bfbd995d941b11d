package org.dsr4j.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.dsr4j.change.ChangePhase;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.FakeVault;
import org.dsr4j.change.ManualStep;
import org.dsr4j.change.StepDraft;
import org.dsr4j.change.StepReport;
import org.dsr4j.change.VaultErasureFixture;
import org.dsr4j.change.VaultSources;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.SourceCategory;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.PlanTask;
import org.dsr4j.spi.Proposal;
import org.dsr4j.spi.StepOutcome;
import org.junit.jupiter.api.Test;

/**
 * No place that held rows at the last look is better than PENDING, unless it is kept, impossible or
 * attested. Tenants, fates of steps and the order of calls are random.
 */
class HeldRowsPropertyTest {

  private static final int TENANTS = 25;
  private static final Set<LedgerStatus> HONEST =
      Set.of(LedgerStatus.DECLARED_IMPOSSIBLE, LedgerStatus.ATTESTED, LedgerStatus.KEPT);

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);
  private final Set<LedgerStatus> reached = new HashSet<>();

  @Test
  void noPlaceThatHeldRowsAtTheLastLookIsReportedAsErased() {
    for (int i = 0; i < TENANTS; i++) {
      new Tenant().run();
    }

    // The property would hold if nothing ever ended.
    assertThat(reached)
        .as("seed %d", seed)
        .contains(
            LedgerStatus.NONE, LedgerStatus.DONE, LedgerStatus.ATTESTED, LedgerStatus.UNVERIFIED);
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private final class Tenant {

    private final VaultErasureFixture desk = new VaultErasureFixture();
    private final Map<String, Set<String>> masked = new HashMap<>();
    private final Map<String, Long> held = new HashMap<>();
    private boolean looked;
    private boolean concealed;
    private boolean planned;

    void run() {
      declare();
      desk.vault.planner = this::propose;
      ChangePlan plan = desk.plan();
      assertThat(plan.approvable())
          .as("seed %d: a place with rows was called empty: %s", seed, concealed)
          .isEqualTo(!concealed);
      if (concealed) {
        return;
      }
      check(desk.execute(desk.approved(plan)));
      for (int i = 0; i < 12; i++) {
        act(plan);
      }
    }

    private void declare() {
      List<ActionSupport> kinds =
          List.of(
              ActionSupport.supported("Vault.Write"),
              ActionSupport.supported("Vault.Write"),
              new ActionSupport.Redirected("elsewhere", "delete it"),
              new ActionSupport.ByHand("no interface", "delete it"),
              new ActionSupport.NotImplemented("delete it"),
              new ActionSupport.Follows("account", "soon"),
              new ActionSupport.Impossible("no way", "for ever"));
      for (int i = 0; i < 8; i++) {
        SourceDescriptor source =
            VaultSources.readable("place-" + i, SourceCategory.SYSTEM_GENERATED_LOG)
                .on(Action.DELETE, kinds.get(random.nextInt(kinds.size())))
                .build();
        desk.vault.sources.add(source);
        for (int row = random.nextInt(3); row > 0; row--) {
          put(source.id());
        }
      }
    }

    private void put(String source) {
      String key = source + "-row-" + random.nextInt(1000);
      desk.vault.rows.add(new FakeVault.Row(source, key, FakeVault.ANNA));
    }

    private void propose(PlanTask task, Proposal proposal) {
      for (SourceDescriptor source : task.sources()) {
        List<FakeVault.Row> rows = desk.vault.rows(source.id(), FakeVault.ANNA);
        boolean conceal =
            source.id().startsWith("place") && !rows.isEmpty() && !planned && chance(5);
        concealed |= conceal;
        if (rows.isEmpty() || conceal) {
          proposal.noData(source.id());
        } else {
          rows.forEach(row -> proposal.step(step(row)));
        }
      }
      planned = true;
    }

    private StepDraft step(FakeVault.Row row) {
      StepDraft step =
          StepDraft.of(row.source(), ChangePhase.OBJECTS, "remove-row", row.key())
              .settledBy(ChangePhase.PURGE);
      // The fresh look before the first step proposes again, and changes no fate.
      int fate = planned ? -1 : random.nextInt(5);
      if (fate == 0) {
        masked.computeIfAbsent(row.source(), any -> new HashSet<>()).add(row.key());
        desk.vault.seen.put(row.key(), Inspection.Applied::new);
        return step.remainingRecords(RecordKey.of(row.key()));
      }
      if (fate == 1) {
        Gap no = Gap.failed(DsrError.PERMISSION_MISSING, "no right");
        desk.vault.next("remove-row", (call, apply) -> new StepOutcome.Refused(no));
      } else if (fate == 2) {
        desk.vault.next("remove-row", (call, apply) -> new StepOutcome.Done("a lie"));
      }
      return step;
    }

    private void act(ChangePlan plan) {
      switch (random.nextInt(7)) {
        case 0 -> put(any());
        case 1 -> desk.vault.forget(any(), FakeVault.ANNA);
        case 2 -> check(desk.resume());
        case 3 -> attest(plan);
        case 4 -> desk.clock.advance(Duration.ofDays(random.nextInt(40)));
        case 5 -> check(desk.status());
        default -> look();
      }
    }

    private String any() {
      return desk.vault.sources.get(random.nextInt(desk.vault.sources.size())).id();
    }

    private void look() {
      ChangeReport report = desk.verify();
      looked = true;
      held.clear();
      for (SourceDescriptor source : desk.vault.sources) {
        Set<String> stay = masked.getOrDefault(source.id(), Set.of());
        held.put(
            source.id(),
            desk.vault.rows(source.id(), FakeVault.ANNA).stream()
                .filter(row -> !stay.contains(row.key()))
                .count());
      }
      check(report);
      check(desk.status());
    }

    private void attest(ChangePlan plan) {
      List<String> steps = new ArrayList<>();
      plan.parts().manualSteps().stream().map(ManualStep::id).forEach(steps::add);
      desk.status().steps().stream()
          .filter(step -> !step.state().ended())
          .map(StepReport::step)
          .forEach(steps::add);
      if (!steps.isEmpty()) {
        check(desk.attest(steps.get(random.nextInt(steps.size()))));
      }
    }

    private void check(ChangeReport report) {
      for (LedgerEntry entry : report.ledger().entries()) {
        reached.add(entry.status());
        boolean holds = held.getOrDefault(entry.source().source(), 0L) > 0;
        boolean good = entry.status().completion().compareTo(Completion.PENDING) < 0;
        assertThat(good && (holds || !looked) && !HONEST.contains(entry.status()))
            .as(
                "seed %d: %s is %s with %s rows at the last look",
                seed, entry.source(), entry.gaps(), looked ? held : "unknown")
            .isFalse();
      }
    }
  }
}
