package org.dsr4j.graph.internal.write;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.graph.internal.send.HostGuard;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.GraphWrite;
import org.dsr4j.graph.model.NormalizedPath;
import org.dsr4j.graph.model.WriteMethod;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which writes are allowed, and which are not. */
class WriteAllowListTest {

  private static final GraphCloud CLOUD =
      GraphCloud.custom(
          URI.create("https://proxy.example/graph"), URI.create("https://login.example"), "global");

  private static final GraphWrite DELETE =
      GraphWrite.of(WriteMethod.DELETE, GraphVersion.V1, "/users/{id}").path("id", "ada@contoso");

  private final WriteAllowList allowList = new WriteAllowList(new HostGuard(CLOUD), CLOUD);

  @Test
  void aPermittedWriteGoesToTheConnectionsOwnHost() throws GraphIoException {
    assertThat(allowList.requireAllowed(DELETE, permit(DELETE)).toString())
        .isEqualTo("https://proxy.example/graph/v1.0/users/ada%40contoso");
  }

  @Test
  void methodVersionPathAndValueMustBeThePlans() {
    FakeAuthorization permit = permit(DELETE);
    List<GraphWrite> others =
        List.of(
            GraphWrite.of(WriteMethod.PATCH, GraphVersion.V1, "/users/{id}")
                .path("id", "ada@contoso"),
            GraphWrite.of(WriteMethod.DELETE, GraphVersion.BETA, "/users/{id}")
                .path("id", "ada@contoso"),
            GraphWrite.of(WriteMethod.DELETE, GraphVersion.V1, "/users/{id}")
                .path("id", "Ada@contoso"),
            GraphWrite.of(WriteMethod.DELETE, GraphVersion.V1, "/users/{id}")
                .path("id", "graph.ada@contoso"),
            GraphWrite.of(WriteMethod.DELETE, GraphVersion.V1, "/users/{id}/manager/$ref")
                .path("id", "ada@contoso"),
            GraphWrite.of(WriteMethod.DELETE, GraphVersion.V1, "/groups/{id}")
                .path("id", "ada@contoso"),
            GraphWrite.of(WriteMethod.DELETE, GraphVersion.V1, "/users/ada@contoso"),
            GraphWrite.of(WriteMethod.DELETE, GraphVersion.V1, "/users"),
            DELETE.body(Content.ofJson("{}".getBytes(UTF_8))),
            DELETE.header("If-Match", "*"));

    others.forEach(other -> assertRefused(other, permit, GraphError.WRITE_NOT_PERMITTED));
  }

  @Test
  void theReasonAndTheApprovalDoNotDecideWhatIsChanged() throws GraphIoException {
    allowList.requireAllowed(DELETE.justification("DSR-1"), permit(DELETE));
    allowList.requireAllowed(
        DELETE.justification("DSR-1").withApproval("abcdefgh-1"), permit(DELETE));
  }

  @ParameterizedTest
  @CsvSource({
    "/users/{id}",
    "/USERS/{id}",
    "/users('{id}')",
    "/Users(id='{id}')",
    "/microsoft.graph.users/{id}",
  })
  void otherSpellingsOfTheSamePlaceAreTheSamePlace(String template) throws GraphIoException {
    GraphWrite spelled =
        GraphWrite.of(WriteMethod.DELETE, GraphVersion.V1, template).path("id", "ada@contoso");

    allowList.requireAllowed(spelled, permit(DELETE));
    allowList.requireAllowed(DELETE, permit(spelled));
  }

  @Test
  void aGuidHasNoCase() throws GraphIoException {
    String guid = "0AAAAAAA-bbbb-4ccc-8ddd-eeeeeeeeeeee";
    GraphWrite upper =
        GraphWrite.of(WriteMethod.DELETE, GraphVersion.V1, "/users/{id}").path("id", guid);
    GraphWrite lower =
        GraphWrite.of(WriteMethod.DELETE, GraphVersion.V1, "/users/{id}")
            .path("id", guid.toLowerCase(java.util.Locale.ROOT));

    allowList.requireAllowed(upper, permit(lower));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a/b",
        "a\\b",
        "a%2Fb",
        "a%b",
        "x(1)",
        "'x'(",
        "a?b",
        "a;b",
        " ada-x",
        "a.",
        "a\u0001b"
      })
  void anAmbiguousValueIsNeverPermitted(String value) {
    GraphWrite write =
        GraphWrite.of(WriteMethod.DELETE, GraphVersion.V1, "/users/{id}").path("id", value);

    assertThatThrownBy(() -> permit(write))
        .isInstanceOfSatisfying(
            DsrException.class,
            e -> {
              assertThat(e.code()).isEqualTo(GraphError.INVALID_REQUEST);
              assertThat(e.getMessage()).doesNotContain(value);
            });
  }

  @Test
  void quotesInValuesAreValuesToo() throws GraphIoException {
    GraphWrite segment =
        GraphWrite.of(WriteMethod.DELETE, GraphVersion.V1, "/users/{id}").path("id", "o'brien@x");
    GraphWrite keyed =
        GraphWrite.of(WriteMethod.DELETE, GraphVersion.V1, "/users('{id}')")
            .path("id", "o'brien@x");
    GraphWrite alternate =
        GraphWrite.of(WriteMethod.DELETE, GraphVersion.V1, "/devices(deviceId='{id}')")
            .path("id", "o'brien");

    allowList.requireAllowed(keyed, permit(segment));
    allowList.requireAllowed(alternate, permit(alternate));
    assertRefused(alternate, permit(segment), GraphError.WRITE_NOT_PERMITTED);
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE,/deviceManagement/auditEvents/{id}",
    "PATCH,/deviceManagement/auditEvents/{id}",
    "PATCH,/deviceManagement/AUDITEVENTS('{id}')",
    "DELETE,/deviceManagement/remoteActionAudits/{id}",
    "PATCH,/auditLogs/directoryAudits/{id}",
    "DELETE,/auditLogs/signIns/{id}",
    "DELETE,/auditLogs/provisioning/{id}",
    "DELETE,/deviceManagement/virtualEndpoint/auditEvents/{id}",
    "DELETE,/auditLogs/customSecurityAttributeAudits/{id}",
    "DELETE,/security/auditLog/queries/{id}",
    "DELETE,/deviceManagement/dataSharingConsents/{id}",
    "POST,/deviceManagement/operationApprovalRequests/{id}/approve",
    "DELETE,/deviceManagement/applePushNotificationCertificate",
    "POST,/deviceManagement/androidManagedStoreAccountEnterpriseSettings/unbind",
    "POST,/users/{id}/removeAllDevicesFromManagement",
    "POST,/users/{id}/microsoft.graph.removeAllDevicesFromManagement()",
    "POST,/identityProtection/riskyUsers/dismiss",
    "POST,/identityProtection/riskyUsers/microsoft.graph.dismiss",
  })
  void someCallsAreNeverMade(WriteMethod method, String template) {
    GraphWrite write = GraphWrite.of(method, GraphVersion.BETA, template);
    GraphWrite filled = template.contains("{id}") ? write.path("id", "1") : write;

    assertRefused(filled, permit(filled), GraphError.WRITE_FORBIDDEN);
  }

  @Test
  void onlyListedCallsCanBeRequestedByName() throws GraphIoException {
    GraphWrite dismiss =
        GraphWrite.of(WriteMethod.POST, GraphVersion.V1, "/identityProtection/riskyUsers/dismiss")
            .namedByOperator();
    GraphWrite audit =
        GraphWrite.of(WriteMethod.DELETE, GraphVersion.V1, "/auditLogs/signIns/{id}")
            .path("id", "1")
            .namedByOperator();

    allowList.requireAllowed(dismiss, permit(dismiss));
    assertRefused(audit, permit(audit), GraphError.WRITE_FORBIDDEN);
  }

  @Test
  void secretsAreNotReadEither() {
    NormalizedPath path =
        NormalizedPath.of("/deviceManagement/managedDevices('1')/getFileVaultKey()").orElseThrow();

    assertThat(ForbiddenCalls.contains("GET", path, false)).isTrue();
    assertThat(
            ForbiddenCalls.contains(
                "GET", NormalizedPath.of("/auditLogs/signIns").orElseThrow(), false))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'requests':[{'id':'1','method':'DELETE','url':'/users/ada@contoso'}]}",
        "{'requests':[{'method':'DELETE','url':'/auditLogs/signIns/1'}]}",
        "{}",
      })
  void aBatchIsNeverSent(String body) {
    for (String template : List.of("/$batch", "/$BATCH", "/microsoft.graph.$batch")) {
      GraphWrite batch =
          GraphWrite.of(WriteMethod.POST, GraphVersion.V1, template)
              .body(Content.ofJson(body.replace('\'', '"').getBytes(UTF_8)));

      assertThatThrownBy(() -> allowList.requireAllowed(batch, permit(DELETE)))
          .isInstanceOfSatisfying(
              GraphIoException.class,
              e -> {
                assertThat(e.failure().error()).isEqualTo(GraphError.WRITE_NOT_PERMITTED);
                assertThat(e.failure().detail()).contains("one by one").doesNotContain("contoso");
              });
    }
  }

  @Test
  void noPlanContainsABatch() {
    GraphWrite batch = GraphWrite.of(WriteMethod.POST, GraphVersion.V1, "/$batch");

    assertThatThrownBy(batch::requestDigest).isInstanceOf(DsrException.class);
  }

  @Test
  void aWriteShowsItsTemplateOnly() {
    assertThat(DELETE).hasToString("DELETE /v1.0/users/{id}");
    assertThat(NormalizedPath.of("/users/ada")).hasToString("Optional[NormalPath[2 segments]]");
  }

  @Test
  void headersThatChangeTheMethodCannotBeSet() {
    for (String name : List.of("X-HTTP-Method", "X-HTTP-Method-Override", "Authorization")) {
      assertThatThrownBy(() -> DELETE.header(name, "GET")).isInstanceOf(DsrException.class);
    }
    assertThat(DELETE.header("If-Match", "*").header("IF-MATCH", "1").headers())
        .containsOnly(java.util.Map.entry("if-match", "1"));
  }

  private static FakeAuthorization permit(GraphWrite write) {
    return new FakeAuthorization(write);
  }

  private void assertRefused(GraphWrite write, FakeAuthorization permit, GraphError error) {
    assertThatThrownBy(() -> allowList.requireAllowed(write, permit))
        .isInstanceOfSatisfying(
            GraphIoException.class, e -> assertThat(e.failure().error()).isEqualTo(error));
  }
}
