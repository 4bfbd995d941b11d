package org.dsr4j.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.LedgerStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a refusal means, if its status alone says something else. */
class RefusalMeaningTest {

  private static final GraphRequest USER =
      GraphRequest.get(GraphVersion.V1, "/users/{userId}")
          .path("userId", "ada")
          .query("$select", "id,aboutMe");

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

  private GraphFailure refused(int status, String code, String message) {
    return refused(body(status, code, message));
  }

  private GraphFailure refused(ScriptedReply reply) {
    server.answering(request -> reply);
    return graph.object(USER, new Cancellation()).failure();
  }

  private static ScriptedReply body(int status, String code, String message) {
    return ScriptedReply.json(
        status,
        "{\"error\":{\"code\":\""
            + code
            + "\",\"message\":\""
            + message.replace("\\", "\\\\").replace("\"", "\\\"")
            + "\"}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"ErrorCode\":\"Forbidden\"}",
        "{\"_version\": 3, \"Message\": \"An error has occurred - Operation ID: 0\"}",
        "Forbidden",
        "",
        "ada@contoso.com"
      })
  void a401WithoutAChallengeIsAMissingPermissionIfTheTokenWorksElsewhere(String message) {
    GraphFailure failure = refused(401, "UnknownError", message);

    assertThat(failure.error()).isEqualTo(GraphError.FORBIDDEN);
    assertThat(failure.asGap("x").status()).isEqualTo(LedgerStatus.NOT_READABLE);
    assertThat(failure.error().descriptor().retryable()).isFalse();
    assertThat(failure.detail()).contains("HTTP 401", "permission", "licence");
    assertThat(failure.detail()).doesNotContain("ada", "Operation");
  }

  @Test
  void aTokenThatIsRefusedIsRenewedAlthoughItWorkedBefore() {
    assertThat(refused(401, "InvalidAuthenticationToken", "Forbidden").error())
        .isEqualTo(GraphError.AUTHENTICATION_FAILED);
    assertThat(
            refused(
                    body(401, "UnknownError", "unauthorised")
                        .header("WWW-Authenticate", "Bearer realm=\"\""))
                .error())
        .isEqualTo(GraphError.AUTHENTICATION_FAILED);
  }

  @Test
  void theWordForbiddenDecidesDespiteAChallenge() {
    ScriptedReply challenged =
        body(401, "UnknownError", "{\"ErrorCode\":\"Forbidden\"}")
            .header("WWW-Authenticate", "Bearer realm=\"\"");

    assertThat(refused(challenged).error()).isEqualTo(GraphError.FORBIDDEN);
    assertThat(
            refused(
                    body(401, "UnknownError", "no user forbidden@contoso.com")
                        .header("WWW-Authenticate", "Bearer realm=\"\""))
                .error())
        .isEqualTo(GraphError.AUTHENTICATION_FAILED);
  }

  @Test
  void a401EverywhereStaysAFailedAuthentication() {
    server.organization(body(401, "UnknownError", "{\"ErrorCode\":\"Forbidden\"}"));

    assertThat(refused(401, "UnknownError", "{\"ErrorCode\":\"Forbidden\"}").error())
        .isEqualTo(GraphError.AUTHENTICATION_FAILED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tenant does not have a SPO license.",
        "Your tenant is not licensed for this feature.",
        "Neither tenant is B2C or tenant doesn't have premium license",
        "The tenant needs an AAD Premium 2 license.",
        "This request requires an Intune licence",
        "The license of the tenant is expired.",
        "Tenant does not have a premium license"
      })
  void a400ForAMissingLicenceIsNotReadable(String message) {
    GraphFailure failure = refused(400, "BadRequest", message);

    assertThat(failure.error()).isEqualTo(GraphError.FORBIDDEN);
    assertThat(failure.detail()).contains("HTTP 400 (BadRequest)", "no licence");
    assertThat(failure.asGap("x").status()).isEqualTo(LedgerStatus.NOT_READABLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | Resource not found for the segment 'cloudPCs'.",
        "404 | Resource not found for the segment 'cloudPCs'.",
        "400 | This API is not supported in this cloud.",
        "400 | The operation is not available for this environment",
        "400 | Parsing failed: Could not find a property named 'aboutMe' on type 'user'."
      })
  void whatDoesNotExistHereIsNotReadable(int status, String message) {
    GraphFailure failure = refused(status, "BadRequest", message);

    assertThat(failure.error()).isEqualTo(GraphError.NOT_AVAILABLE);
    assertThat(failure.asGap("x").status()).isEqualTo(LedgerStatus.NOT_READABLE);
    assertThat(failure.error().descriptor().retryable()).isFalse();
    assertThat(failure.detail()).doesNotContain("cloudPCs");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Invalid request.",
        "",
        "Could not find a property named 'other' on type 'user'.",
        "Invalid filter clause near 'license'",
        "Property assignedLicenses has a wrong type"
      })
  void anUnknown400StaysAFailure(String message) {
    GraphFailure failure = refused(400, "BadRequest", message);

    assertThat(failure.error()).isEqualTo(GraphError.BAD_REQUEST);
    assertThat(failure.asGap("x").status()).isEqualTo(LedgerStatus.FAILED);
  }
}
