package org.dsr4j.testkit.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.dsr4j.testkit.GraphClient;
import org.dsr4j.testkit.SimulatedTenant;
import org.junit.jupiter.api.Test;

class ProjectFilesTest {

  @Test
  void readsNoMappingFilesOfTheSurroundingProject() {
    assertThat(Path.of("src/test/resources/mappings/not-ours.json"))
        .as("the default folder of WireMock")
        .isRegularFile();
    try (SimulatedTenant tenant = SimulatedTenant.start()) {
      assertThat(new GraphClient(tenant).get("/v1.0/organization").ids())
          .containsExactly(tenant.id());
    }
  }
}
