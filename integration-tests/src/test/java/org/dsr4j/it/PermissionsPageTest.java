package org.dsr4j.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.testkit.SimulatedTenant;
import org.junit.jupiter.api.Test;

class PermissionsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "permissions.md");

  @Test
  void thePageSaysWhatTheDescriptorsSay() throws IOException {
    String page = PermissionsPage.write(descriptors());
    if (Boolean.getBoolean("dsr.regenerate")) {
      Files.writeString(PAGE, page);
    }

    assertThat(PAGE).content().isEqualTo(page);
  }

  @Test
  void readingNeedsNoPermissionThatCanChangeAnything() {
    List<String> permissions =
        descriptors().stream()
            .flatMap(
                source ->
                    List.of(Action.DISCOVER, Action.EXPORT, Action.AUDIT).stream()
                        .map(source::support))
            .filter(ActionSupport.Supported.class::isInstance)
            .flatMap(support -> ((ActionSupport.Supported) support).permissions().stream())
            .distinct()
            .toList();

    assertThat(permissions)
        .isNotEmpty()
        .allSatisfy(
            permission ->
                assertThat(permission).doesNotContain("Write").doesNotContain("Privileged"));
  }

  private static Collection<SourceDescriptor> descriptors() {
    try (SimulatedTenant simulated = SimulatedTenant.start();
        GraphTenant tenant = new GraphTenant(simulated)) {
      return tenant.dsr().sources().values();
    }
  }
}
