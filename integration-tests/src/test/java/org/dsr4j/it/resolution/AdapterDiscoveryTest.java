package org.dsr4j.it.resolution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.dsr4j.Dsr;
import org.dsr4j.DsrBuilder;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.Report;
import org.dsr4j.model.TenantId;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.Test;

/** Which adapters {@code discoverAdapters()} registers. */
class AdapterDiscoveryTest {

  @Test
  void bothGraphAdaptersAreFoundByServiceLoader() {
    try (SimulatedTenant simulated = SimulatedTenant.start();
        GraphConnection graph =
            GraphTenant.connect(simulated, GraphTenant.token(simulated.accessToken()));
        Dsr dsr =
            Dsr.builder(graph.tenant())
                .discoverAdapters(new WithoutJdbcAdapter())
                .resource(GraphConnection.class, graph)
                .build()) {
      SimulatedUser person = simulated.user("person");
      Report report =
          dsr.discover(
              GraphTenant.request(dsr.tenant(), "X", DataSubject.objectId(person.objectId())));

      assertThat(report.adapters())
          .extracting(adapter -> adapter.instance())
          .containsExactlyInAnyOrder("azuread", "intune");
      // The 188 places of the catalogue, and four outside Graph.
      assertThat(report.ledger().entries()).hasSize(199);
    }
  }

  @Test
  void anAdapterWithoutItsRequiredConfigurationIsRefusedAndNotSkipped() {
    DsrBuilder builder =
        Dsr.builder(TenantId.of("11111111-2222-4333-8444-555555555555")).discoverAdapters();

    assertThatThrownBy(builder::build)
        .hasMessageContaining("'jdbc'")
        .hasMessageContaining("mapping")
        .isInstanceOfSatisfying(
            DsrException.class,
            e -> assertThat(e.code()).isEqualTo(DsrError.INVALID_CONFIGURATION));
  }

  /** Hides the services file of the JDBC adapter, which cannot work without configuration. */
  private static final class WithoutJdbcAdapter extends ClassLoader {

    WithoutJdbcAdapter() {
      super(AdapterDiscoveryTest.class.getClassLoader());
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      List<URL> others = new ArrayList<>();
      for (URL url : Collections.list(super.getResources(name))) {
        try (InputStream file = url.openStream()) {
          if (!new String(file.readAllBytes(), UTF_8).contains("org.dsr4j.jdbc.")) {
            others.add(url);
          }
        }
      }
      return Collections.enumeration(others);
    }
  }
}
