package org.dsr4j.testkit.internal.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dsr4j.testkit.GraphClient;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.SimulatedResponse;
import org.dsr4j.testkit.SimulatedTenant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseFaultsTest {

  private static final String SIGN_INS = "/auditLogs/signIns";

  private static SimulatedTenant tenant;
  private static GraphClient graph;

  @BeforeAll
  static void start() {
    tenant = SimulatedTenant.start();
    graph = new GraphClient(tenant);
    tenant.user("person").signIns(10);
  }

  @AfterEach
  void clearFaults() {
    tenant.faults().clear();
    tenant.latency(Duration.ZERO);
  }

  @AfterAll
  static void stop() {
    tenant.close();
  }

  private static int status() {
    return graph.get("/v1.0" + SIGN_INS).status();
  }

  @Test
  void appliesAFaultToTheNthRequestCountedFromNow() {
    status();
    tenant.faults().onNth(3, SIGN_INS).reply(503);

    assertThat(List.of(status(), status(), status(), status())).containsExactly(200, 200, 503, 200);
  }

  @Test
  void appliesAFaultToTheNthRequestAndAllLaterOnes() {
    tenant.faults().onNth(2, SIGN_INS).times(2).reply(500);

    assertThat(List.of(status(), status(), status(), status())).containsExactly(200, 500, 500, 200);
  }

  @Test
  void countsRequestsWithAnotherFault() {
    tenant.faults().onNth(2, SIGN_INS).reply(503);
    tenant.faults().on(SIGN_INS).times(1).reply(500);

    assertThat(List.of(status(), status(), status())).containsExactly(500, 503, 200);
  }

  @Test
  void countsOnlyTheRequestsForAPage() {
    tenant.faults().onNth(2, SIGN_INS).onPage(2).reply(503);
    String first = "/v1.0" + SIGN_INS + "?$top=4";
    String second = graph.get(first).nextLink();

    assertThat(graph.get(second).status()).isEqualTo(200);
    assertThat(graph.get(first).status()).isEqualTo(200);
    assertThat(graph.get(second).status()).isEqualTo(503);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10", "2.128", "31,120", "Wed, 21 Oct 2015 07:28:00 GMT", "0", "-5", "10 minutes"})
  void sendsAnyRetryAfterAsGiven(String retryAfter) {
    tenant.faults().on(SIGN_INS).throttle(retryAfter);

    assertThat(graph.get("/v1.0" + SIGN_INS).header("Retry-After")).isEqualTo(retryAfter);
  }

  @Test
  void throttlesWithoutARetryAfterHeader() {
    tenant.faults().on(SIGN_INS).throttle();

    GraphClient.Answer answer = graph.get("/v1.0" + SIGN_INS);

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.http().headers().firstValue("Retry-After")).isEmpty();
  }

  @Test
  void sendsRetryAfterWithAServiceError() {
    tenant.faults().on(SIGN_INS).reply(503, "7");

    GraphClient.Answer answer = graph.get("/v1.0" + SIGN_INS);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("7");
  }

  @Test
  void answersErrorsWithoutABody() {
    tenant.faults().on(SIGN_INS).emptyBody(502);

    GraphClient.Answer answer = graph.get("/v1.0" + SIGN_INS);

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.text()).isEmpty();
  }

  @Test
  void resetsTheConnectionBeforeAnyAnswer() {
    // without a limit, because the client repeats a request when a reused connection breaks
    tenant.faults().on(SIGN_INS).reset();

    assertThatThrownBy(() -> graph.sendOrFail("GET", "/v1.0" + SIGN_INS))
        .isInstanceOf(IOException.class);
    tenant.faults().clear();
    assertThat(status()).isEqualTo(200);
  }

  @Test
  void challengesATokenLikeContinuousAccessEvaluation() {
    tenant.faults().on(SIGN_INS).times(1).claimsChallenge();

    GraphClient.Answer answer = graph.get("/v1.0" + SIGN_INS);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate"))
        .startsWith("Bearer realm=\"\"")
        .contains("error=\"insufficient_claims\"");
    assertThat(claims(answer)).contains("\"nbf\"");
    assertThat(status()).isEqualTo(200);
  }

  private static String claims(GraphClient.Answer answer) {
    String encoded = answer.header("WWW-Authenticate").replaceAll(".*claims=\"([^\"]*)\".*", "$1");
    return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
  }

  @Test
  void refusesExpiredTokensAndPageTokens() {
    tenant.faults().on(SIGN_INS).expiredToken();
    GraphClient.Answer token = graph.get("/v1.0" + SIGN_INS);
    tenant.faults().on(SIGN_INS).expiredPageToken();
    GraphClient.Answer page = graph.get("/v1.0" + SIGN_INS);
    tenant.faults().on(SIGN_INS).invalidPageToken();
    GraphClient.Answer invalid = graph.get("/v1.0" + SIGN_INS);

    assertThat(token.status()).isEqualTo(401);
    assertThat(token.code()).isEqualTo("InvalidAuthenticationToken");
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.code()).isEqualTo("Directory_ExpiredPageToken");
    assertThat(invalid.status()).isEqualTo(400);
    assertThat(invalid.code()).isEqualTo("Request_UnsupportedQuery");
  }

  @Test
  void appliesAFaultToOneMethodOnly() {
    String user = "/v1.0/users/" + tenant.user("written").objectId();
    tenant.faults().on("/users/{user-id}").onMethod("PATCH").times(1).reply(503);

    assertThat(graph.get(user).status()).isEqualTo(200);
    assertThat(graph.send("PATCH", user, GraphClient.json("{'city':'Gent'}")).status())
        .isEqualTo(503);
    assertThat(graph.send("PATCH", user, GraphClient.json("{'city':'Gent'}")).status())
        .isEqualTo(204);
  }

  @Test
  void makesTokenRequestsFail() throws Exception {
    tenant.faults().onTokenRequest().times(1).reply(503);
    assertThat(token().statusCode()).isEqualTo(503);
    tenant.faults().onTokenRequest().times(1).html(502);
    assertThat(token().body()).startsWith("<html>");
    tenant.faults().onTokenRequest().reset();
    assertThatThrownBy(ResponseFaultsTest::token).isInstanceOf(IOException.class);
    tenant.faults().onTokenRequest().clear();
    assertThat(token().statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> token() throws IOException, InterruptedException {
    String form =
        "grant_type=client_credentials&client_id="
            + tenant.application().clientId()
            + "&client_secret="
            + tenant.application().clientSecret()
            + "&scope="
            + GraphClient.encoded(tenant.endpoint() + "/.default");
    HttpRequest request =
        HttpRequest.newBuilder(
                tenant.application().authority().resolve(tenant.id() + "/oauth2/v2.0/token"))
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    return HttpClient.newBuilder()
        .sslContext(tenant.application().sslContext())
        .build()
        .send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void answersHundredsOfRequestsConcurrently() {
    CountDownLatch all = new CountDownLatch(256);
    tenant
        .answers()
        .respond(
            "v1.0",
            "/contacts",
            request -> {
              all.countDown();
              return SimulatedResponse.json(isReached(all) ? 200 : 500, "{\"value\":[]}");
            });
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 256; i++) {
      answers.add(http.sendAsync(request("/v1.0/contacts"), HttpResponse.BodyHandlers.ofString()));
    }

    assertThat(answers).allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
    assertThat(
            tenant.requests().stream()
                .filter(request -> request.path().equals("/contacts"))
                .map(RecordedRequest::number)
                .distinct())
        .hasSize(256);
  }

  private static boolean isReached(CountDownLatch latch) {
    try {
      return latch.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static HttpRequest request(String path) {
    return HttpRequest.newBuilder(tenant.endpoint().resolve(path))
        .header("Authorization", "Bearer " + tenant.accessToken())
        .timeout(Duration.ofSeconds(90))
        .build();
  }

  @Test
  void delaysAnswersByTheLatency() {
    tenant.latency(Duration.ofMinutes(5));
    HttpRequest impatient =
        HttpRequest.newBuilder(tenant.endpoint().resolve("/v1.0/organization"))
            .timeout(Duration.ofMillis(500))
            .build();

    assertThatThrownBy(
            () ->
                HttpClient.newHttpClient().send(impatient, HttpResponse.BodyHandlers.discarding()))
        .isInstanceOf(HttpTimeoutException.class);
    tenant.latency(Duration.ZERO);
    assertThat(status()).isEqualTo(200);
  }
}
