package org.dsr4j.testkit.assertj;

import static org.dsr4j.testkit.assertj.DsrAssertions.*;
import static org.dsr4j.testkit.assertj.LedgerEntries.failure;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.dsr4j.testkit.SimulatedTenant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestsAssertTest {

  private static final String ID = "aaaaaaaa-0000-4000-8000-000000000001";
  private static final String JOB = "{\"reportName\":\"DevicesWithInventory\"}";

  private static SimulatedTenant tenant;

  @BeforeAll
  static void start() {
    tenant = SimulatedTenant.start();
    tenant.user("person");
  }

  @AfterAll
  static void stop() {
    tenant.close();
  }

  @BeforeEach
  void forget() {
    tenant.clearRequests();
  }

  private static void send(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(tenant.endpoint() + path))
            .header("Authorization", "Bearer " + tenant.accessToken())
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
  }

  private static void get(String path) throws Exception {
    send("GET", path, "");
  }

  @Test
  void passesForReadingCalls() throws Exception {
    get("/v1.0/organization");
    send(
        "POST",
        "/v1.0/$batch",
        "{\"requests\":[{\"id\":\"1\",\"method\":\"GET\",\"url\":\"/organization\"}]}");
    send("POST", "/v1.0/deviceManagement/reports/exportJobs", JOB);

    assertThat(tenant)
        .requests()
        .onlyRead("POST /deviceManagement/reports/exportJobs")
        .hasSize(4)
        .noneRefused();
    assertThat(failure(() -> assertThat(tenant).requests().onlyRead()))
        .contains("/v1.0/deviceManagement/reports/exportJobs");
  }

  @Test
  void showsTheCallThatMayChangeSomethingWithTheCallsAroundIt() throws Exception {
    for (int i = 0; i < 5; i++) {
      get("/v1.0/organization?$select=id");
    }
    send("POST", "/v1.0/users/person@contoso.com/revokeSignInSessions", "");
    get("/beta/organization");

    assertThat(failure(() -> assertThat(tenant).as("run").requests().onlyRead()))
        .isEqualTo(
            """
            [run] Expecting only reading calls, but this one may change something

                 index  request                                                   status
                 2      GET /v1.0/organization?$select=id                         200
                 3      GET /v1.0/organization?$select=id                         200
                 4      GET /v1.0/organization?$select=id                         200
              >  5      POST /v1.0/users/person@contoso.com/revokeSignInSessions  200
                 6      GET /beta/organization                                    200\
            """);
  }

  @Test
  void aWriteInABatchIsDetected() throws Exception {
    send(
        "POST",
        "/v1.0/$batch",
        "{\"requests\":[{\"id\":\"7\",\"method\":\"DELETE\",\"url\":\"/users/" + ID + "\"}]}");

    assertThat(failure(() -> assertThat(tenant).requests().onlyRead()))
        .containsPattern("> .* DELETE /v1.0/users/" + ID + " \\(batch item 7\\)");
  }

  @Test
  void refusedCallsAreDetected() throws Exception {
    get("/v1.0/organization");
    assertThat(tenant).requests().noneRefused();
    get("/v1.0/users/" + ID);

    assertThat(failure(() -> assertThat(tenant).requests().noneRefused()))
        .startsWith("Expecting that none was refused, but this one was\n")
        .containsPattern("> .* GET /v1.0/users/" + ID + " +404");
  }

  @Test
  void failsIfThereWasNoCall() {
    assertThat(failure(() -> assertThatRequests(List.of()).onlyRead()))
        .isEqualTo("Expecting only reading calls:\nthere was no call, so nothing is proved");
    assertThat(failure(() -> assertThatRequests(List.of()).noneRefused()))
        .contains("there was no call");
    assertThat(failure(() -> assertThatRequests(List.of()).called("GET /organization")))
        .isEqualTo("Expecting a call\n  GET /organization\namong\n\n  (nothing was called)");
  }

  @Test
  void matchesCallsByMethodTemplateAndVersion() throws Exception {
    get("/v1.0/Users/person@contoso.com/memberOf?$top=1");

    assertThat(tenant)
        .requests()
        .called("GET /users/{id}/memberOf")
        .called("/users/{user-id}/memberOf")
        .called("/v1.0/users/{id}/memberOf")
        .calledTimes(1, "GET /users/{id}/memberOf")
        .calledTimes(0, "GET /users/{id}")
        .neverCalled("/beta/users/{id}/memberOf", "POST /users/{id}/memberOf", "/users/{id}");
  }

  @Test
  void showsTheActualCalls() throws Exception {
    get("/v1.0/organization");

    assertThat(failure(() -> assertThat(tenant).requests().called("/users/{id}")))
        .isEqualTo(
            """
            Expecting a call
              /users/{id}
            among

                index  request                 status
                0      GET /v1.0/organization  200\
            """);
    assertThat(failure(() -> assertThat(tenant).requests().calledTimes(2, "GET /organization")))
        .startsWith("Expecting 2 times\n  GET /organization\nbut it was called 1 times\n\n")
        .contains("GET /v1.0/organization");
    assertThat(failure(() -> assertThat(tenant).requests().neverCalled("/users", "/organization")))
        .startsWith("Expecting never a call\n  /organization\nbut there was\n\n")
        .containsPattern("> .* GET /v1.0/organization");
  }

  @Test
  void checksTheOrderOfCalls() throws Exception {
    get("/v1.0/organization");
    get("/v1.0/users/person@contoso.com");
    get("/v1.0/users/person@contoso.com/memberOf");

    assertThat(tenant).requests().calledInOrder("GET /organization", "GET /users/{id}/memberOf");
    assertThat(
            failure(
                () ->
                    assertThat(tenant)
                        .requests()
                        .calledInOrder("GET /users/{id}", "GET /organization")))
        .startsWith(
            "Expecting in this order\n  GET /users/{id}\n  GET /organization\n"
                + "but there was no\n  GET /organization\nafter index 1\n\n")
        .contains("2      GET /v1.0/users/person@contoso.com/memberOf");
  }

  @Test
  void failureMessagesContainNoToken() throws Exception {
    get("/v1.0/organization");
    send("POST", "/v1.0/users/person@contoso.com/revokeSignInSessions", "");

    assertThat(failure(() -> assertThat(tenant).requests().onlyRead()))
        .doesNotContain(tenant.accessToken());
  }

  @Test
  void refusesAssertionsThatCannotFail() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(tenant).requests().neverCalled());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(tenant).requests().calledInOrder("/users"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> assertThat(tenant).requests().neverCalled("users/{id}"))
        .withMessageContaining("METHOD /path/{parameter}");
  }
}
