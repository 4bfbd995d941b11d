package org.dsr4j.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses with a status other than 200, in any form. */
class ErrorResponseTest {

  private static final GraphRequest DEVICES =
      GraphRequest.get(GraphVersion.BETA, "/users/{userId}/managedDevices").path("userId", "ada");

  private static final String INTUNE =
      "{\"error\":{\"code\":\"Forbidden\",\"message\":\"{\\r\\n \\\"_version\\\": 3,\\r\\n"
          + " \\\"Message\\\": \\\"ada@contoso.com - Operation ID: 0\\\",\\r\\n"
          + " \\\"HttpHeaders\\\": \\\"{}\\\"\\r\\n}\",\"innerError\":{\"date\":\"x\"}}}";

  private ScriptedGraph server;
  private GraphConnection graph;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedGraph();
    graph = server.connect();
  }

  @AfterEach
  void stop() throws IOException {
    graph.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "301,REDIRECTED", "302,REDIRECTED", "304,REDIRECTED", "400,BAD_REQUEST",
    "401,AUTHENTICATION_FAILED", "402,FORBIDDEN", "403,FORBIDDEN", "404,NOT_FOUND",
    "405,BAD_REQUEST", "408,SERVICE_FAILED", "409,SERVICE_FAILED", "410,NOT_FOUND",
    "421,BAD_REQUEST", "423,SERVICE_FAILED", "429,THROTTLED", "500,SERVICE_FAILED",
    "502,SERVICE_FAILED", "503,SERVICE_FAILED", "504,SERVICE_FAILED", "509,THROTTLED",
    "201,UNEXPECTED_ANSWER"
  })
  void aStatusMeansOneThingAndIsSentOnce(int status, GraphError error) {
    server.answering(
        request ->
            ScriptedReply.error(status, "Some_Code")
                .header("WWW-Authenticate", "Bearer realm=\"\"")
                .header("Retry-After", "0")
                .header("Location", server.url() + "/v1.0/elsewhere"));

    GraphFailure failure = object();

    assertThat(failure.error()).isEqualTo(error);
    assertThat(failure.httpStatus()).isEqualTo(status);
    assertThat(failure.detail()).contains("HTTP " + status + " (Some_Code)");
    assertThat(failure.detail()).doesNotContain("ada");
    assertThat(server.seen()).hasSize(1);
    assertThat(graph.rows(DEVICES, row -> {}, new Cancellation())).contains(failure);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html><body>Bad gateway</body></html>",
        "Service unavailable",
        "{\"error\":",
        "{\"error\":null}",
        "{\"error\":\"text\"}",
        "{\"error\":{\"code\":null}}",
        "{\"error\":{\"code\":7}}",
        "{\"error\":{\"code\":\"\",\"message\":null}}",
        "{\"error\":{\"code\":\"ada@contoso.com is no code\"}}",
        "{\"error\":{\"innerError\":{\"code\":\"Inner\"}}}",
        "[]",
        "null",
        "\u0000\u0001",
      })
  void noBodyHidesTheStatus(String body) {
    server.answering(request -> ScriptedReply.of(502, "text/html", body.getBytes(UTF_8)));

    GraphFailure failure = object();

    assertThat(failure.error()).isEqualTo(GraphError.SERVICE_FAILED);
    assertThat(failure.detail()).startsWith("Graph answered HTTP 502;");
  }

  @Test
  void aTornOrHugeErrorBodyDoesNotHideTheStatusEither() {
    server.answering(request -> ScriptedReply.error(403, "Torn").claiming(9_000));
    assertThat(object().detail()).contains("HTTP 403 (Torn)");

    String huge = "{\"error\":{\"code\":\"Huge\",\"message\":\"" + "x".repeat(500_000) + "\"}}";
    server.answering(request -> ScriptedReply.json(500, huge));
    assertThat(object().detail()).contains("HTTP 500 (Huge)");
  }

  @Test
  void intunesJsonWithinATextIsUnderstood() {
    server.answering(request -> ScriptedReply.json(403, INTUNE));

    Gap part = object().asGap("as actor");

    assertThat(part.status()).isEqualTo(LedgerStatus.NOT_READABLE);
    assertThat(part.code()).isEqualTo(GraphError.FORBIDDEN);
    assertThat(part.detail())
        .startsWith("as actor: Graph answered HTTP 403 (Forbidden)")
        .contains("permission", "licence")
        .doesNotContain("ada", "Operation");
  }

  @Test
  void aMissingLicenceIsNotReadableForEveryStatus() {
    server.answering(
        request ->
            ScriptedReply.error(400, "Authentication_RequestFromNonPremiumTenantOrB2CTenant"));

    assertThat(object().asGap("x").status()).isEqualTo(LedgerStatus.NOT_READABLE);
  }

  @Test
  void onlyForbiddenAndNotAvailableAreNotReadable() {
    for (GraphError error : GraphError.values()) {
      LedgerStatus status = new GraphFailure(error, 0, "x").asGap("y").status();
      assertThat(status)
          .isEqualTo(
              error == GraphError.FORBIDDEN || error == GraphError.NOT_AVAILABLE
                  ? LedgerStatus.NOT_READABLE
                  : LedgerStatus.FAILED);
      assertThat(error.code()).matches("graph\\.[a-z-]+");
    }
  }

  @Test
  void aProxysPageIsNotGraphsNotFound() {
    server.answering(request -> ScriptedReply.of(404, "text/html", "<html>".getBytes(UTF_8)));

    assertThat(object().error()).isEqualTo(GraphError.UNEXPECTED_ANSWER);
    assertThat(object().httpStatus()).isEqualTo(404);
  }

  private GraphFailure object() {
    return graph.object(DEVICES, new Cancellation()).failure();
  }
}
