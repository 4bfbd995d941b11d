package org.dsr4j.it.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.dsr4j.azuread.AzureAdAdapterProvider;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.Custody;
import org.dsr4j.change.DeviceChoice;
import org.dsr4j.change.DeviceQuestion;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.intune.IntuneAdapterProvider;
import org.dsr4j.it.support.ErasureCase;
import org.dsr4j.it.support.ErasureFixture;
import org.dsr4j.it.support.PopulatedTenant;
import org.dsr4j.it.support.SeededErasure;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.Completion;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;
import org.dsr4j.testkit.SimulatedTenant;
import org.junit.jupiter.api.Test;

/** An erasure leaves no declared place out, and calls no place erased that still holds rows. */
class EveryPlaceErasureTest {

  private static ErasureOrder decide(ErasureOrder order, List<DeviceQuestion> questions) {
    ErasureOrder decided = order;
    for (DeviceQuestion question : questions) {
      boolean retires = question.choices().contains(DeviceChoice.RETIRE);
      DeviceChoice choice = retires ? DeviceChoice.RETIRE : question.choices().iterator().next();
      decided =
          decided.device(
              ErasureFixture.deviceDecision(question.device(), choice)
                  .leavesOrganisation()
                  .custody(new Custody("help desk", ErasureFixture.DAY, "keys in the vault")));
    }
    return decided;
  }

  @Test
  void aPersonWhoIsPresentInEveryPlaceLeavesNothingSkipped() {
    try (SimulatedTenant tenant = SimulatedTenant.start()) {
      PopulatedTenant populated = PopulatedTenant.of(tenant);
      ErasureFixture rig = new ErasureFixture(tenant);
      ErasureOrder order = ErasureFixture.order().accountStillInUse(populated.person().objectId());
      ChangePlan open = ErasureCase.plan(rig, populated.person(), order);
      order = decide(order, open.parts().questions());

      ErasureCase erasure = ErasureCase.planned(tenant, rig, populated.person(), order);

      ChangeReport report = erasure.run();
      assertThat(report.ledger().entries())
          .filteredOn(entry -> entry.status() == LedgerStatus.SKIPPED)
          .isEmpty();
      assertThat(erasure.plan().parts().manualSteps())
          .filteredOn(step -> step.source().source().equals("aad-directory-role-assignments"))
          .singleElement()
          .satisfies(step -> assertThat(step.objects()).isNotEmpty());
    }
  }

  @Test
  void everyPlaceDeclaresHowItIsErased() {
    for (AdapterProvider provider :
        List.of(new AzureAdAdapterProvider(), new IntuneAdapterProvider())) {
      List<SourceDescriptor> sources =
          provider.define(provider.id(), Configuration.empty()).sources();
      assertThat(sources)
          .isNotEmpty()
          .filteredOn(
              source ->
                  source.support(Action.DELETE).status() == ActionSupport.Status.NOT_IMPLEMENTED)
          .isEmpty();
    }
  }

  /** A look with other means than the verification: a read of the person at the same moment. */
  @Test
  void noPlaceThatHoldsRowsIsBetterThanPending() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    try (SeededErasure seeded =
        new SeededErasure(
            people -> people.person().manager(people.other()).troubleshootingEvents(2))) {
      for (int i = 0; i < 6; i++) {
        ErasureCase erasure = seeded.restart();
        int runs = random.nextInt(8);
        ChangeReport report = erasure.run();
        for (int run = 0; run < runs; run++) {
          erasure.advanceTimeAndUseDevices(report);
          report = erasure.run();
        }
        ChangeReport verified = erasure.verify();

        try (ErasureFixture.Open open = seeded.rig().open()) {
          Report read = open.dsr().discover(seeded.rig().request(seeded.devices().person()));
          for (LedgerEntry held : read.ledger().entries()) {
            if (held.found() > 0) {
              LedgerEntry entry =
                  verified.ledger().entries().stream()
                      .filter(each -> each.source().equals(held.source()))
                      .findFirst()
                      .orElseThrow();
              assertThat(
                      entry.status().completion().compareTo(Completion.PENDING) >= 0
                          || entry.status() == LedgerStatus.DECLARED_IMPOSSIBLE
                          || entry.status() == LedgerStatus.KEPT)
                  .as("seed %d, %d runs: %s", seed, runs, entry)
                  .isTrue();
            }
          }
        }
      }
    }
  }
}
