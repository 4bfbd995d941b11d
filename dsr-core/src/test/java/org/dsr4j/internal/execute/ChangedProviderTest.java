package org.dsr4j.internal.execute;

import static org.assertj.core.api.Assertions.assertThat;

import org.dsr4j.Dsr;
import org.dsr4j.DsrBuilder;
import org.dsr4j.change.ApprovalTest;
import org.dsr4j.change.ApprovedPlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.FakeVault;
import org.dsr4j.change.StepState;
import org.dsr4j.change.VaultErasureFixture;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.AdapterDefinition;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.ConfigurationSpec;
import org.dsr4j.spi.StepOutcome;
import org.junit.jupiter.api.Test;

/** A plan is executed only by the providers that planned it. */
class ChangedProviderTest {

  private final VaultErasureFixture desk = new VaultErasureFixture();
  private final FakeVault other = new FakeVault(desk.clock);

  /** Another class that reaches another service under the same instance name. */
  private record Stranger(FakeVault vault, String id, String version) implements AdapterProvider {
    @Override
    public int spiMajor() {
      return vault.spiMajor();
    }

    @Override
    public ConfigurationSpec configuration() {
      return vault.configuration();
    }

    @Override
    public AdapterDefinition define(String instance, Configuration configuration) {
      return new AdapterDefinition("Vault", version, vault.sources);
    }

    @Override
    public Adapter open(AdapterContext context) {
      return vault.open(context);
    }
  }

  private Dsr with(AdapterProvider provider) {
    DsrBuilder builder =
        Dsr.builder(VaultErasureFixture.TENANT)
            .clock(desk.clock)
            .adapter(provider, "vault", Configuration.empty())
            .journal(desk.store)
            .caseKeys(desk.keys)
            .journalSigner(VaultErasureFixture.SIGNER);
    return builder.build();
  }

  private void refused(AdapterProvider provider) {
    ApprovedPlan approved = desk.approved(desk.plan());
    try (Dsr dsr = with(provider)) {
      ApprovalTest.refused(DsrError.PROVIDER_CHANGED, () -> dsr.execute(approved));
    }
    assertThat(other.performed()).isZero();
    assertThat(desk.kinds()).containsOnly("PLANNED");
  }

  @Test
  void anotherClassUnderTheInstanceNameIsRefused() {
    refused(new Stranger(other, "vault", "1.2.3"));
  }

  @Test
  void anotherProviderIdUnderTheInstanceNameIsRefused() {
    refused(new Stranger(other, "safe", "1.2.3"));
  }

  @Test
  void anotherVersionAsksForANewPlan() {
    ApprovedPlan approved;
    try (Dsr dsr = with(new Stranger(other, "vault", "1.0"))) {
      approved =
          desk.approved(
              dsr.planDeletion(VaultErasureFixture.request(), VaultErasureFixture.order()));
    }
    try (Dsr dsr = with(new Stranger(other, "vault", "1.1"))) {
      ApprovalTest.refused(DsrError.PROVIDER_CHANGED, () -> dsr.execute(approved));
    }
  }

  @Test
  void aLaterVersionMayFinishACaseThatHasBegun() {
    other.next("remove-note", (call, apply) -> refusal());
    ApprovedPlan approved;
    try (Dsr dsr = with(new Stranger(other, "vault", "1.0"))) {
      approved =
          desk.approved(
              dsr.planDeletion(VaultErasureFixture.request(), VaultErasureFixture.order()));
      dsr.execute(approved);
    }
    try (Dsr dsr = with(new Stranger(other, "vault", "1.1"))) {
      assertThat(dsr.resume(VaultErasureFixture.CASE).steps())
          .allMatch(step -> step.state() == StepState.DONE);
    }
  }

  @Test
  void anotherProviderNeverFinishesACaseThatHasBegun() {
    desk.vault.next("remove-note", (call, apply) -> refusal());
    desk.execute();
    try (Dsr dsr = with(new Stranger(other, "vault", "1.2.3"))) {
      ChangeReport report = dsr.resume(VaultErasureFixture.CASE);
      assertThat(report.step("03-remove-note").orElseThrow().state()).isEqualTo(StepState.REFUSED);
    }
    assertThat(other.performed()).isZero();
  }

  private static StepOutcome refusal() {
    return new StepOutcome.Refused(Gap.failed(DsrError.PERMISSION_MISSING, "no right"));
  }
}
