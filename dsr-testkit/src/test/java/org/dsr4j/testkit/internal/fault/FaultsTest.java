package org.dsr4j.testkit.internal.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.dsr4j.testkit.GraphClient;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {

  private static final String SIGN_INS = "/auditLogs/signIns";

  private SimulatedTenant tenant;
  private GraphClient graph;

  @BeforeEach
  void start() {
    tenant = SimulatedTenant.start();
    graph = new GraphClient(tenant);
    tenant.user("person").signIns(10);
  }

  @AfterEach
  void stop() {
    tenant.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/organization,403,Authorization_RequestDenied",
    "/organization,404,Request_ResourceNotFound",
    "/organization,500,Service_InternalServerError",
    "/auditLogs/signIns,403,Authentication_MSGraphPermissionMissing",
    "/auditLogs/signIns,503,serviceNotAvailable",
    "/deviceManagement/managedDevices,403,Forbidden",
    "/deviceManagement/managedDevices,429,TooManyRequests"
  })
  void repliesWithTheErrorOfTheService(String path, int status, String code) {
    tenant.faults().on(path).reply(status);

    GraphClient.Answer answer = graph.get("/v1.0" + path);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(graph.get("/beta" + path).status()).isEqualTo(status);
    assertThat(answer.header("request-id"))
        .isEqualTo(answer.json().at("/error/innerError/request-id").asText());
  }

  @Test
  void appliesFaultsToTemplatesAndToConcretePaths() {
    SimulatedUser person = tenant.user("person");
    SimulatedUser other = tenant.user("other");
    tenant.faults().on("/users/{user-id}/memberOf").reply(500);
    tenant.faults().on("/users/" + person.objectId() + "/manager").reply(503);

    assertThat(graph.get("/v1.0/users/" + other.objectId() + "/memberOf").status()).isEqualTo(500);
    assertThat(graph.get("/v1.0/users/person@contoso.com/manager").status()).isEqualTo(503);
    assertThat(graph.get("/v1.0/users/" + other.objectId() + "/manager").status()).isEqualTo(404);
  }

  @Test
  void appliesAFaultTheGivenNumberOfTimes() {
    tenant.faults().on(SIGN_INS).times(2).throttle("0,120");

    GraphClient.Answer first = graph.get("/v1.0" + SIGN_INS);
    assertThat(first.status()).isEqualTo(429);
    assertThat(first.header("Retry-After")).isEqualTo("0,120");
    assertThat(graph.get("/v1.0" + SIGN_INS).status()).isEqualTo(429);
    assertThat(graph.get("/v1.0" + SIGN_INS).status()).isEqualTo(200);
  }

  @Test
  void clearsItsScripts() {
    tenant.faults().on(SIGN_INS).reply(500);
    tenant.faults().on("/organization").reply(500);
    tenant.faults().on(SIGN_INS).clear();

    assertThat(graph.get("/v1.0" + SIGN_INS).status()).isEqualTo(200);
    assertThat(graph.get("/v1.0/organization").status()).isEqualTo(500);
    tenant.faults().clear();
    assertThat(graph.get("/v1.0/organization").status()).isEqualTo(200);
  }

  @Test
  void answersWithHtmlOrNothing() {
    tenant.faults().on(SIGN_INS).html(502);
    GraphClient.Answer html = graph.get("/v1.0" + SIGN_INS);
    tenant.faults().on(SIGN_INS).emptyBody();
    GraphClient.Answer empty = graph.get("/v1.0" + SIGN_INS);

    assertThat(html.status()).isEqualTo(502);
    assertThat(html.header("Content-Type")).startsWith("text/html");
    assertThat(html.text()).startsWith("<html>");
    assertThat(empty.status()).isEqualTo(200);
    assertThat(empty.text()).isEmpty();
  }

  @Test
  void cutsTheJsonOfOnePage() {
    tenant.faults().on(SIGN_INS).onPage(3).cutBody();
    String first = "/v1.0" + SIGN_INS + "?$top=3";
    String second = graph.get(first).nextLink();
    GraphClient.Answer third = graph.get(graph.get(second).nextLink());

    assertThat(third.status()).isEqualTo(200);
    assertThatThrownBy(third::json).isInstanceOf(RuntimeException.class);
    assertThat(third.text()).contains("\"id\":\"");
  }

  @Test
  void closesTheConnectionInTheMiddleOfTheBody() throws Exception {
    tenant.faults().on(SIGN_INS).cutConnection();
    HttpRequest request =
        HttpRequest.newBuilder(tenant.endpoint().resolve("/v1.0" + SIGN_INS))
            .header("Authorization", "Bearer " + tenant.accessToken())
            .build();
    HttpResponse<InputStream> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValueAsLong("Content-Length").orElse(0)).isPositive();
    try (InputStream body = response.body()) {
      assertThat(body.readNBytes(500)).hasSize(500);
      assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  @Test
  void sendsTheBodySlowly() throws Exception {
    tenant.faults().on(SIGN_INS).slowBody(Duration.ofMinutes(5));
    HttpURLConnection connection =
        (HttpURLConnection) tenant.endpoint().resolve("/v1.0" + SIGN_INS).toURL().openConnection();
    connection.setRequestProperty("Authorization", "Bearer " + tenant.accessToken());
    connection.setReadTimeout(5000);

    assertThat(connection.getResponseCode()).isEqualTo(200);
    assertThat(connection.getInputStream().read()).isEqualTo('{');
    connection.disconnect();
  }

  @Test
  void closesPromptlyDuringASlowBody() throws Exception {
    sendsTheBodySlowly();
    long start = System.nanoTime();

    tenant.close();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void sendsWrongLinksToTheNextPage() {
    String foreign = "http://127.0.0.2:1/v1.0/auditLogs/signIns?$skiptoken=x";
    tenant.faults().on(SIGN_INS).foreignNextLink(foreign);
    assertThat(graph.get("/v1.0" + SIGN_INS).nextLink()).isEqualTo(foreign);

    tenant.faults().on(SIGN_INS).onPage(2).loopingNextLink();
    tenant.faults().on(SIGN_INS).onPage(1).omitValue();
    GraphClient.Answer first = graph.get("/v1.0" + SIGN_INS + "?$top=4");
    assertThat(first.json().has("value")).isFalse();
    GraphClient.Answer second = graph.get(first.nextLink());
    assertThat(second.nextLink()).isEqualTo(graph.get(second.nextLink()).nextLink());
    assertThat(graph.get(second.nextLink()).ids()).isEqualTo(second.ids());
  }

  @Test
  void insertsAnEmptyPageInTheMiddle() {
    tenant.faults().on(SIGN_INS).onPage(2).emptyPage();

    assertThat(graph.pages("/v1.0" + SIGN_INS + "?$top=4"))
        .extracting(page -> page.ids().size())
        .containsExactly(4, 0, 4, 2);
    assertThatThrownBy(() -> tenant.faults().on(SIGN_INS).emptyPage())
        .isInstanceOf(IllegalStateException.class);
  }
}
