package org.dsr4j.graph.internal.paging;

import static org.assertj.core.api.Assertions.assertThat;

import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageSizesTest {

  private static GraphRequest list(String template) {
    return GraphRequest.get(GraphVersion.V1, template);
  }

  private static String size(GraphRequest request) {
    return PageSizes.sized(request).options().get("$top");
  }

  @ParameterizedTest
  @CsvSource({
    "/users, 999",
    "/groups, 999",
    "/servicePrincipals, 999",
    "/applications, 999",
    "/directory/deletedItems/graph.user, 999",
    "/directory/deletedItems/graph.group, 999",
    "/auditLogs/signIns, 1000",
  })
  void theLargestPublishedPagesAreAskedFor(String template, String size) {
    assertThat(size(list(template))).isEqualTo(size);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/users/{userId}",
        "/users/{userId}/memberOf",
        "/directoryRoles",
        "/auditLogs/directoryAudits",
        "/deviceManagement/managedDevices",
        "/deviceManagement/auditEvents"
      })
  void noPageSizeIsSentWhenNoneIsPublished(String template) {
    assertThat(size(list(template))).isNull();
  }

  @Test
  void signInActivityHalvesThePagesOfUsers() {
    assertThat(size(list("/users").query("$select", "id,signInActivity"))).isEqualTo("500");
    assertThat(size(list("/users").query("$filter", "signInActivity/x ge 1"))).isEqualTo("500");
  }

  @Test
  void anExplicitPageSizeIsSent() {
    assertThat(size(list("/users").query("$top", "5"))).isEqualTo("5");
  }
}
