package org.dsr4j.it.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.dsr4j.Dsr;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.intune.IntuneAdapterProvider;
import org.dsr4j.it.support.ErasureFixture;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.spi.Configuration;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.dsr4j.testkit.junit.WithSimulatedTenant;
import org.junit.jupiter.api.Test;

/** Erasing with Graph's beta version disabled. */
@WithSimulatedTenant
class ErasureWithoutBetaTest {

  @Test
  void factsThatOnlyBetaHasAreNotReadAndTheWorseCaseIsAssumed(SimulatedTenant tenant) {
    SimulatedUser person = tenant.user("adele").device(SimulatedDevice::android);
    ErasureFixture rig = new ErasureFixture(tenant);

    try (GraphConnection graph =
            GraphTenant.connect(tenant, GraphTenant.token(tenant.accessToken()));
        Dsr dsr =
            Dsr.builder(rig.tenantId())
                .adapter(
                    new IntuneAdapterProvider(),
                    "intune",
                    Configuration.of(Map.of("beta", "false")))
                .resource(GraphConnection.class, graph)
                .clock(tenant.clock())
                .build()) {
      ChangePlan plan = dsr.planDeletion(rig.request(person), ErasureFixture.order());

      assertThat(plan.parts().questions())
          .singleElement()
          .satisfies(
              question ->
                  assertThat(question.remarks())
                      .anyMatch(remark -> remark.contains("resets it to factory settings")));
    }
    // The storage from which a report is downloaded has no version.
    assertThat(tenant.requests())
        .extracting(RecordedRequest::version)
        .filteredOn(version -> !version.isEmpty())
        .containsOnly("v1.0");
  }
}
