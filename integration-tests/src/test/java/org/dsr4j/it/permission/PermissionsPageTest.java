package org.dsr4j.it.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;
import org.dsr4j.it.permission.NeededPermissions.Application;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.model.Action;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.testkit.SimulatedTenant;
import org.junit.jupiter.api.Test;

class PermissionsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "permissions.md");

  @Test
  void thePageAgreesWithTheDescriptors() throws IOException {
    String page = PermissionsPage.write(descriptors());
    if (Boolean.getBoolean("dsr.regenerate")) {
      Files.writeString(PAGE, page);
    }

    assertThat(PAGE).as("stale: run with -Ddsr.regenerate=true").content().isEqualTo(page);
  }

  @Test
  void readingNeedsNoWritePermission() {
    NeededPermissions needed = new NeededPermissions(descriptors());

    assertThat(Application.READ.actions().stream().flatMap(action -> needed.of(action).stream()))
        .isNotEmpty()
        // The check lists the names for reading, because a list of names for writing could miss a
        // new one.
        .allSatisfy(
            permission ->
                assertThat(permission).matches(".+\\.(Read|ReadBasic|Export)\\.[A-Za-z]+"));
  }

  @Test
  void everyPermissionIsPublishedByMicrosoft() {
    assertThat(GraphAppRoles.load().permissions())
        .as("a misspelt permission, or a line is missing in graph-app-roles.txt")
        .containsAll(new NeededPermissions(descriptors()).all());
  }

  @Test
  void theTwoApplicationsShareOnlyThePermissionToConfirmTheTenant() {
    NeededPermissions needed = new NeededPermissions(descriptors());

    assertThat(Stream.of(Action.values()).filter(action -> !action.reading()))
        .flatMap(needed::of)
        .filteredOn(permission -> permission.contains(".Read."))
        .containsOnly(NeededPermissions.TENANT);
  }

  static Collection<SourceDescriptor> descriptors() {
    try (SimulatedTenant simulated = SimulatedTenant.start();
        GraphTenant tenant = new GraphTenant(simulated)) {
      return tenant.dsr().sources().values();
    }
  }
}
