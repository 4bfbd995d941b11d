package org.dsr4j.testkit.internal.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dsr4j.testkit.GraphClient.encoded;

import org.dsr4j.testkit.GraphClient;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictnessTest {

  private static SimulatedTenant tenant;
  private static GraphClient graph;
  private static SimulatedUser person;

  @BeforeAll
  static void start() {
    tenant = SimulatedTenant.start();
    graph = new GraphClient(tenant);
    person = tenant.user("person").device(SimulatedDevice::windows);
  }

  @AfterAll
  static void stop() {
    tenant.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1.0/unknown",
        "/v1.0/users/person@contoso.com/unknown",
        "/v1.0/users/person@contoso.com/memberOf/$ref",
        "/v1.0/Users",
        "/v1.0/",
        "/v2.0/users",
        "/users",
        "/",
        "/v1.0/deviceManagement/remoteActionAudits",
        "/__admin/mappings"
      })
  void refusesPathsThatAreNotPublished(String path) {
    GraphClient.Answer answer = graph.get(path);

    assertThat(answer.status()).isBetween(400, 404);
  }

  @Test
  void namesTheSegmentThatIsNotPublished() {
    GraphClient.Answer answer = graph.get("/v1.0/users/person@contoso.com/unknown");

    assertThat(answer.code()).isEqualTo("BadRequest");
    assertThat(answer.message()).isEqualTo("Resource not found for the segment 'unknown'.");
  }

  @Test
  void directoryErrorsHaveTheMessagesOfTheDirectory() {
    GraphClient.Answer answer = graph.get("/v1.0/users/nobody@contoso.com/memberOf");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("Request_ResourceNotFound");
    assertThat(answer.message())
        .isEqualTo(
            "Resource 'nobody@contoso.com' does not exist or one of its queried"
                + " reference-property objects are not present.");
    assertThat(answer.json().at("/error/innerError/request-id").asText())
        .isEqualTo(answer.header("request-id"));
    assertThat(answer.json().at("/error/innerError/date").asText()).isNotEmpty();
  }

  @Test
  void intuneErrorsContainJsonAsText() throws Exception {
    GraphClient.Answer answer = graph.get("/v1.0/deviceManagement/managedDevices/123");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.message()).contains("\"_version\": 3").startsWith("{");
    assertThat(
            new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(answer.message())
                .get("Message")
                .asText())
        .contains("Operation ID");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1.0/users?$foo=1 | The query parameter '$foo' is not supported.",
        "/v1.0/users?filter=x | The query parameter 'filter' is not supported.",
        "/v1.0/users?$top=1&$top=2 | Query option '$top' was specified more than once",
        "/v1.0/users?$top=1000 | Invalid page size specified: '1000'",
        "/v1.0/users?$top=zero | Invalid page size specified: 'zero'",
        "/v1.0/users?$select=id,unknown | Could not find a property named 'unknown' on type"
            + " 'microsoft.graph.user'",
        "/v1.0/auditLogs/signIns?$select=signInEventTypes | Could not find a property named"
            + " 'signInEventTypes'",
        "/v1.0/users/person@contoso.com?$top=1 | The query parameter '$top' is not supported.",
        "/v1.0/deviceManagement/managedDevices?$expand=detectedApps | The query parameter '$expand'"
            + " is not supported.",
        "/v1.0/users?$count=maybe | Invalid value 'maybe' for $count",
        "/v1.0/users?$filter=%zz | The query string cannot be decoded."
      })
  void refusesQueryOptionsThatAreNotPublished(String path, String message) throws Exception {
    String raw = path.contains("%zz") ? "/v1.0/users?$filter=%25zz" : path;
    GraphClient.Answer answer = graph.get(raw);

    assertThat(answer.status()).isEqualTo(400);
    if (raw.equals(path)) {
      assertThat(answer.message()).contains(message);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1.0/users | unknown eq 'a'",
        "/v1.0/users | mail eq",
        "/v1.0/users | mail eq 'a",
        "/v1.0/users | mail is 'a'",
        "/v1.0/users | (mail eq 'a'",
        "/v1.0/users | mail eq 'a' and",
        "/v1.0/users | mail eq 2024-01-01",
        "/v1.0/users | createdDateTime ge '2024-01-01'",
        "/v1.0/users | accountEnabled eq 'true'",
        "/v1.0/users | otherMails eq 'a'",
        "/v1.0/users | mail/any(x:x eq 'a')",
        "/v1.0/users | length(mail) eq 4",
        "/v1.0/users | contains(mail,'a')",
        "/v1.0/users | aboutMe eq 'a'",
        "/v1.0/users | state eq 'Utrecht'",
        "/v1.0/auditLogs/signIns | userId ne 'a'",
        "/v1.0/auditLogs/signIns | signInEventTypes/any(t:t eq 'a')",
        "/v1.0/auditLogs/directoryAudits | createdDateTime ge 2024-01-01T00:00:00Z",
        "/v1.0/deviceManagement/managedDevices | unknown eq 'a'",
        "/v1.0/deviceManagement/auditEvents | correlationId eq 'a'"
      })
  void refusesFiltersThatTheServiceRefuses(String path, String filter) {
    assertThat(graph.filter(path, filter).status()).isEqualTo(400);
  }

  @Test
  void refusesAdvancedQueriesWithoutTheirHeader() {
    String path = "/v1.0/users?$filter=" + encoded("endsWith(mail,'contoso.com')");

    assertThat(graph.get(path).code()).isEqualTo("Request_UnsupportedQuery");
    assertThat(graph.get(path + "&$count=true").code()).isEqualTo("Request_UnsupportedQuery");
    assertThat(graph.get(path, "ConsistencyLevel", "eventual").code())
        .isEqualTo("Request_UnsupportedQuery");
    GraphClient.Answer advanced = graph.get(path + "&$count=true", "ConsistencyLevel", "eventual");
    assertThat(advanced.status()).isEqualTo(200);
    assertThat(advanced.json().get("@odata.count").asInt()).isEqualTo(1);
  }

  @Test
  void countsInTheDirectoryOnlyWithTheHeader() {
    assertThat(graph.get("/v1.0/users?$count=true").json().has("@odata.count")).isFalse();
    assertThat(
            graph
                .get("/v1.0/users?$count=true", "ConsistencyLevel", "eventual")
                .json()
                .has("@odata.count"))
        .isTrue();
    assertThat(
            graph
                .get("/v1.0/deviceManagement/managedDevices?$count=true")
                .json()
                .get("@odata.count")
                .asInt())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PATCH", "DELETE", "PUT", "HEAD"})
  void refusesOtherMethods(String method) {
    String path = "/v1.0/users/" + person.objectId() + "/memberOf";

    assertThat(graph.send(method, path).status()).isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer ", "Bearer garbled", "Bearer a.b.c", "Basic dXNlcjpwdw=="})
  void refusesRequestsWithoutAValidToken(String authorization) {
    GraphClient.Answer answer = new GraphClient(tenant, authorization).get("/v1.0/users");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("InvalidAuthenticationToken");
  }

  @Test
  void refusesTheTokenOfAnUnknownTenant() {
    try (SimulatedTenant elsewhere = SimulatedTenant.start(7)) {
      GraphClient stranger = new GraphClient(tenant, "Bearer " + elsewhere.accessToken());

      assertThat(stranger.get("/v1.0/users").status()).isEqualTo(401);
    }
  }

  @Test
  void answersWithGraphsHeaders() {
    GraphClient.Answer answer = graph.get("/v1.0/organization", "client-request-id", "my-own-id");

    assertThat(answer.header("Content-Type"))
        .startsWith("application/json;odata.metadata=minimal;")
        .endsWith("charset=utf-8");
    assertThat(answer.header("OData-Version")).isEqualTo("4.0");
    assertThat(answer.header("request-id")).isNotEmpty();
    assertThat(answer.header("client-request-id")).isEqualTo("my-own-id");
    assertThat(answer.header("x-ms-ags-diagnostic")).contains("ServerInfo");
    assertThat(answer.http().headers().map().keySet())
        .noneMatch(name -> name.startsWith("matched"));
  }

  @Test
  void refusesToAddRowsThatNoRequestCanRead() {
    assertThatThrownBy(() -> tenant.rows("v1.0", "/deviceManagement/unknown", "{}"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tenant.rows("v3", "/users", "{}"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tenant.rows("v1.0", "/users", "[]"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tenant.rows("v1.0", "/users", "{} {}"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tenant.faults().on("/unknown"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tenant.answers().refuseFilters("/unknown"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> person.samples("unknown", 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> person.property("mail", "not json"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
