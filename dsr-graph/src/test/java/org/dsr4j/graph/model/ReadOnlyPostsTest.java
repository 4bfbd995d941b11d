package org.dsr4j.graph.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which POSTs only read. */
class ReadOnlyPostsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/deviceManagement/reports/exportJobs",
        "/security/auditLog/queries",
        "/directoryObjects/getByIds",
        "/users/{userId}/getMemberGroups",
        "/groups/{id}/checkMemberObjects",
      })
  void thoseOfTheListRead(String template) {
    assertThat(ReadOnlyPosts.contains(GraphVersion.V1, template)).isTrue();
    assertThat(ReadOnlyPosts.contains(GraphVersion.BETA, template)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/users",
        "/users/{userId}/exportPersonalData",
        "/users/{userId}/revokeSignInSessions",
        "/deviceManagement/managedDevices/{id}/wipe",
        "/deviceManagement/reports/exportJobs/{id}",
        "/users/getMemberGroups",
        "/$batch",
        // Hands out a key, which is a secret.
        "/deviceManagement/mobileAppTroubleshootingEvents/{event}/appLogCollectionRequests/{id}"
            + "/createDownloadUrl",
        "",
      })
  void noOthersDo(String template) {
    assertThat(ReadOnlyPosts.contains(GraphVersion.V1, template)).isFalse();
    assertThat(ReadOnlyPosts.contains(GraphVersion.BETA, template)).isFalse();
  }

  @Test
  void someAreInThePreviewOnly() {
    String search = "/deviceManagement/importedDeviceIdentities/searchExistingIdentities";

    assertThat(ReadOnlyPosts.contains(GraphVersion.BETA, search)).isTrue();
    assertThat(ReadOnlyPosts.contains(GraphVersion.V1, search)).isFalse();
  }
}
