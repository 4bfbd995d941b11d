package org.dsr4j.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.TenantCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tenant: the token's claim, and the service's own word. */
class GraphTenantCheckTest {

  private static final GraphRequest USERS = GraphRequest.get(GraphVersion.V1, "/users");
  private static final String OWN = ScriptedGraph.jwt(ScriptedGraph.TENANT);

  private ScriptedGraph server;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedGraph().answering(request -> ScriptedReply.page("{\"id\":\"1\"}"));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void theTenantIsConfirmedByItsOwnResponse() {
    try (GraphConnection graph = server.connect()) {
      TenantCheck check = graph.confirmTenant(new Cancellation());

      assertThat(check.status()).isEqualTo(TenantCheck.Status.CONFIRMED);
      assertThat(check.evidence())
          .isEqualTo(
              "GET /v1.0/organization answered with this tenant's id; the token names the same"
                  + " tenant");
      assertThat(server.allSeen().get(0).target()).isEqualTo("/v1.0/organization?$select=id");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"opaque", "a.b", "a.b.c.d.e", "a.!!!.c", "a.bm90anNvbg.c", "..", "a..c"})
  void anOpaqueTokenIsConfirmedByTheService(String token) {
    try (GraphConnection graph = connect(token)) {
      TenantCheck check = graph.confirmTenant(new Cancellation());

      assertThat(check.status()).isEqualTo(TenantCheck.Status.CONFIRMED);
      assertThat(check.evidence()).endsWith("the token does not name its tenant");
    }
  }

  @Test
  void aTokenWithoutTenantIsConfirmedByTheService() {
    try (GraphConnection graph = connect(ScriptedGraph.jwt("{\"aud\":\"x\"}"))) {
      assertThat(graph.confirmTenant(new Cancellation()).evidence())
          .contains("does not name its tenant");
    }
  }

  static List<String> foreignTokens() {
    return List.of(
        ScriptedGraph.jwt(ScriptedGraph.OTHER),
        ScriptedGraph.jwt("{\"tid\":null}"),
        ScriptedGraph.jwt("{\"tid\":7}"),
        ScriptedGraph.jwt("{\"tid\":\"\"}"),
        ScriptedGraph.jwt(
            "{\"tid\":\"" + ScriptedGraph.TENANT + "\",\"tid\":\"" + ScriptedGraph.OTHER + "\"}"));
  }

  @ParameterizedTest
  @MethodSource("foreignTokens")
  void aTokenOfAnotherTenantIsNeverSent(String token) {
    try (GraphConnection graph = connect(token)) {
      assertThat(graph.confirmTenant(new Cancellation()).status())
          .isEqualTo(TenantCheck.Status.OTHER_TENANT);
      assertThat(read(graph)).isEqualTo(GraphError.TENANT_MISMATCH);
      assertThat(server.allSeen()).isEmpty();
    }
  }

  @Test
  void aTokenThatTurnsForeignLaterIsNotSentEither() {
    List<String> tokens = new ArrayList<>(List.of(OWN));
    server.answering(
        request -> server.seen().size() == 2 ? challenge() : ScriptedReply.page("{\"id\":\"1\"}"));
    TokenCredential credential =
        ScriptedGraph.credential(
            context ->
                tokens.isEmpty() ? ScriptedGraph.jwt(ScriptedGraph.OTHER) : tokens.remove(0));
    try (GraphConnection graph = server.builder().credential(credential).build()) {
      assertThat(read(graph)).isNull();
      assertThat(read(graph)).isEqualTo(GraphError.TENANT_MISMATCH);
      assertThat(server.seen()).as("the first read and the challenged one").hasSize(2);
    }
  }

  @Test
  void theServicesResponseCountsMoreThanTheToken() {
    server.organization(ScriptedReply.page("{\"id\":\"" + ScriptedGraph.OTHER + "\"}"));
    try (GraphConnection graph = server.connect()) {
      TenantCheck check = graph.confirmTenant(new Cancellation());

      assertThat(check.status()).isEqualTo(TenantCheck.Status.OTHER_TENANT);
      assertThat(check.evidence()).contains(ScriptedGraph.OTHER.value());
      assertThat(read(graph)).isEqualTo(GraphError.TENANT_MISMATCH);
      assertThat(graph.object(USERS, new Cancellation()).failure().error())
          .isEqualTo(GraphError.TENANT_MISMATCH);
      assertThat(server.seen()).isEmpty();
    }
  }

  static List<ScriptedReply> unreadable() {
    String own = "{\"id\":\"" + ScriptedGraph.TENANT + "\"}";
    return List.of(
        ScriptedReply.error(500, "Service_InternalServerError"),
        ScriptedReply.of(502, "text/html", "<html>".getBytes(UTF_8)),
        ScriptedReply.of(200, "text/html", "<html>".getBytes(UTF_8)),
        ScriptedReply.of(200, "application/json", new byte[0]),
        ScriptedReply.of(204, null, new byte[0]),
        ScriptedReply.json(own),
        ScriptedReply.page(),
        ScriptedReply.page(own, own),
        ScriptedReply.page(own, "{\"id\":\"" + ScriptedGraph.OTHER + "\"}"),
        ScriptedReply.page("{\"id\":null}"),
        ScriptedReply.page("{\"id\":\"contoso.onmicrosoft.com\"}"),
        ScriptedReply.page("{\"displayName\":\"Contoso\"}"),
        ScriptedReply.page(own).claiming(500));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void aServiceThatCannotBeAskedIsNotRead(ScriptedReply reply) {
    server.organization(reply);
    try (GraphConnection graph = server.connect()) {
      DsrException e =
          catchThrowableOfType(DsrException.class, () -> graph.confirmTenant(new Cancellation()));

      assertThat(e.code()).isEqualTo(GraphError.TENANT_UNREADABLE);
      assertThat(e).hasMessageContaining("Organization.Read.All");
      assertThat(read(graph)).isEqualTo(GraphError.TENANT_UNREADABLE);
      assertThat(server.seen()).isEmpty();
    }
  }

  @Test
  void aMissingPermissionIsNotAReasonToTryAgain() {
    server.organization(ScriptedReply.error(403, "Authorization_RequestDenied"));
    try (GraphConnection graph = server.connect()) {
      DsrException e =
          catchThrowableOfType(DsrException.class, () -> graph.confirmTenant(new Cancellation()));

      assertThat(e.code()).isEqualTo(GraphError.FORBIDDEN);
      assertThat(e.code().retryable()).isFalse();
      assertThat(e).hasMessageContaining("Organization.Read.All");
    }
  }

  @Test
  void aFailureIsNotRememberedAndASuccessIs() {
    server.organization(ScriptedReply.error(503, "x"));
    try (GraphConnection graph = server.connect()) {
      assertThat(read(graph)).isEqualTo(GraphError.TENANT_UNREADABLE);
      server.organization(ScriptedReply.page("{\"id\":\"" + ScriptedGraph.TENANT + "\"}"));
      assertThat(read(graph)).isNull();
      server.organization(ScriptedReply.error(503, "x"));
      assertThat(read(graph)).isNull();
      assertThat(graph.confirmTenant(new Cancellation()).status())
          .isEqualTo(TenantCheck.Status.CONFIRMED);
    }
  }

  @Test
  void manyThreadsAskOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (GraphConnection graph = server.connect()) {
      List<Callable<GraphError>> reads = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        reads.add(() -> read(graph));
      }
      for (Future<GraphError> future : threads.invokeAll(reads)) {
        assertThat(future.get()).isNull();
      }
      assertThat(server.allSeen()).hasSize(33);
      assertThat(server.allSeen().get(0).path()).isEqualTo("/v1.0/organization");
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void theMessageOfACredentialIsNotReported() {
    TokenCredential broken =
        ScriptedGraph.credential(
            context -> {
              throw new IllegalStateException("AADSTS50034: user ada@contoso.com, secret s3cret");
            });
    try (GraphConnection graph = server.builder().credential(broken).build()) {
      DsrException e =
          catchThrowableOfType(DsrException.class, () -> graph.confirmTenant(new Cancellation()));

      assertThat(e.code()).isEqualTo(GraphError.AUTHENTICATION_FAILED);
      assertThat(e).hasMessageContaining("IllegalStateException").hasNoCause();
      assertThat(e.getMessage()).doesNotContain("ada", "s3cret");
      assertThat(e.getSuppressed()).isEmpty();
      assertThat(read(graph)).isEqualTo(GraphError.AUTHENTICATION_FAILED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "tok\nen", "t\u00f6ken"})
  void anUnusableTokenIsRefused(String token) {
    try (GraphConnection graph = connect(token)) {
      assertThat(read(graph)).isEqualTo(GraphError.AUTHENTICATION_FAILED);
      assertThat(server.allSeen()).isEmpty();
    }
  }

  @Test
  void aCredentialThatLacksAClassIsAFailureToo() {
    TokenCredential broken =
        ScriptedGraph.credential(
            context -> {
              throw new NoSuchMethodError("setCaeEnabled");
            });
    try (GraphConnection graph = server.builder().credential(broken).build()) {
      assertThat(read(graph)).isEqualTo(GraphError.AUTHENTICATION_FAILED);
    }
  }

  @Test
  void aChallengeRenewsTheTokenOnce() {
    List<TokenRequestContext> asked = new CopyOnWriteArrayList<>();
    TokenCredential credential =
        ScriptedGraph.credential(
            context -> {
              asked.add(context);
              return OWN;
            });
    server.answering(
        request -> server.seen().size() == 1 ? challenge() : ScriptedReply.page("{\"id\":\"1\"}"));
    try (GraphConnection graph = server.builder().credential(credential).build()) {
      assertThat(read(graph)).isNull();

      assertThat(asked).hasSize(2);
      assertThat(asked.get(1).getClaims()).isEqualTo("{\"access_token\":{}}");
      assertThat(asked.get(1).isCaeEnabled()).isTrue();
      assertThat(asked.get(1).getScopes()).containsExactly(server.url() + "/.default");
      assertThat(server.seen())
          .as("one id for one request, however often it is sent")
          .extracting(request -> request.header("client-request-id"))
          .hasSize(2)
          .containsOnly(server.seen().get(0).header("client-request-id"));
      assertThat(server.allSeen())
          .extracting(request -> request.header("client-request-id"))
          .doesNotContainNull()
          .satisfies(ids -> assertThat(Set.copyOf(ids)).hasSize(2));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer realm=\"\", authorization_uri=\"https://login.example/common/oauth2/authorize\","
            + " client_id=\"00000003-0000-0000-c000-000000000000\", errorDescription=\"Continuous"
            + " access evaluation: revoked, see the log\", error=\"insufficient_claims\","
            + " claims=\"eyJhIjoifn5-In0=\"",
        "bearer claims=\"eyJhIjoifn5-In0\"",
        "Bearer Claims=\"eyJhIjoifn5+In0=\"",
        "PoP nonce=\"n\", Bearer error=\"insufficient_claims\", claims=\"eyJhIjoifn5+In0=\""
      })
  void theClaimsOfAChallengeAreReadInEachOfItsForms(String header) {
    List<String> claims = new CopyOnWriteArrayList<>();
    TokenCredential credential =
        ScriptedGraph.credential(
            context -> {
              claims.add(String.valueOf(context.getClaims()));
              return OWN;
            });
    server.answering(
        request ->
            server.seen().size() == 1
                ? ScriptedReply.error(401, "x").header("WWW-Authenticate", header)
                : ScriptedReply.page("{\"id\":\"1\"}"));
    try (GraphConnection graph = server.builder().credential(credential).build()) {
      assertThat(read(graph)).isNull();
      assertThat(claims).containsExactly("null", "{\"a\":\"~~~\"}");
    }
  }

  @Test
  void aTokenThatWasChallengedIsNotSentAgainWhenThereIsNoOther() {
    List<String> tokens = new CopyOnWriteArrayList<>();
    TokenCredential credential =
        ScriptedGraph.credential(
            context -> {
              if (context.getClaims() != null) {
                throw new IllegalStateException("claims cannot be met");
              }
              tokens.add(OWN);
              return OWN;
            });
    server.answering(
        request -> server.seen().size() == 1 ? challenge() : ScriptedReply.page("{\"id\":\"1\"}"));
    try (GraphConnection graph = server.builder().credential(credential).build()) {
      assertThat(read(graph)).isEqualTo(GraphError.AUTHENTICATION_FAILED);
      assertThat(server.seen()).hasSize(1);
      assertThat(read(graph)).isNull();
      assertThat(tokens).as("a new token after the challenge").hasSize(2);
    }
  }

  @Test
  void aSecondChallengeIsAFailure() {
    server.answering(request -> challenge());
    try (GraphConnection graph = server.connect()) {
      GraphFailure failure = graph.object(USERS, new Cancellation()).failure();

      assertThat(failure.error()).isEqualTo(GraphError.AUTHENTICATION_FAILED);
      assertThat(failure.httpStatus()).isEqualTo(401);
      assertThat(failure.detail()).contains("InvalidAuthenticationToken");
      assertThat(server.seen()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer claims=\"!not base64!\"",
        "Bearer error=\"x\", claims=unquoted",
        "PoP claims=\"e30=\"",
        "Basic realm=\"x\""
      })
  void aChallengeThatCannotBeReadIsAFailure(String header) {
    server.answering(
        request ->
            ScriptedReply.error(401, "InvalidAuthenticationToken")
                .header("WWW-Authenticate", header));
    try (GraphConnection graph = server.connect()) {
      assertThat(read(graph)).isEqualTo(GraphError.AUTHENTICATION_FAILED);
    }
  }

  @Test
  void cancellingEndsTheWaitForTheThreadThatReadsTheTenant() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    try (GraphConnection graph = server.connect()) {
      assertThatThrownBy(() -> graph.confirmTenant(cancellation))
          .isInstanceOfSatisfying(
              DsrException.class, e -> assertThat(e.code()).isEqualTo(GraphError.CANCELLED));
    }
  }

  private static ScriptedReply challenge() {
    return ScriptedReply.error(401, "InvalidAuthenticationToken")
        .header(
            "WWW-Authenticate",
            "Bearer realm=\"\", error=\"insufficient_claims\","
                + " claims=\"eyJhY2Nlc3NfdG9rZW4iOnt9fQ==\"");
  }

  private GraphConnection connect(String token) {
    return server.builder().credential(ScriptedGraph.credential(token)).build();
  }

  private static GraphError read(GraphConnection graph) {
    return graph.rows(USERS, row -> {}, new Cancellation()).map(GraphFailure::error).orElse(null);
  }
}
