package org.dsr4j.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dsr4j.graph.ScriptedGraph.Seen;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Listings and objects over a real socket. */
class GraphConnectionTest {

  private static final GraphRequest DEVICES =
      GraphRequest.get(GraphVersion.V1, "/users/{userId}/ownedDevices")
          .path("userId", "ada#x")
          .query("$select", "id")
          .header("ConsistencyLevel", "eventual");

  private final List<Content> rows = new CopyOnWriteArrayList<>();
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

  @Test
  void allPagesAreReadWithTheirHeadersAndRawLinks() {
    String link =
        server.url() + "/v1.0/users/ada%23x/ownedDevices?$skiptoken=%7Ba%2fb}{c}+d%zz&x='y'";
    server.answering(
        request ->
            request.target().contains("skiptoken")
                ? ScriptedReply.page("{\"id\":\"2\"}")
                : ScriptedReply.pageBefore(link, "{\"id\":\"1\"}"));

    assertThat(list()).isEmpty();

    assertThat(ScriptedGraph.lines(rows)).containsExactly("{\"id\":\"1\"}", "{\"id\":\"2\"}");
    assertThat(server.seen())
        .extracting(Seen::target)
        .containsExactly(
            "/v1.0/users/ada%23x/ownedDevices?$select=id",
            // OkHttp writes a quote as %27, which means the same.
            "/v1.0/users/ada%23x/ownedDevices?$skiptoken=%7Ba%2fb}{c}+d%zz&x=%27y%27");
    assertThat(server.seen())
        .allSatisfy(
            request -> {
              assertThat(request.header("ConsistencyLevel")).isEqualTo("eventual");
              assertThat(request.header("Accept")).isEqualTo("application/json");
              assertThat(request.header("Authorization")).startsWith("Bearer ");
            });
    assertThat(server.allSeen())
        .extracting(request -> request.header("client-request-id"))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.length() == 36);
  }

  @Test
  void aHashInALinkIsPartOfTheToken() {
    server.answering(
        request ->
            request.target().contains("token")
                ? ScriptedReply.page()
                : ScriptedReply.pageBefore(
                    server.url() + "/v1.0/users/ada%23x/ownedDevices?token=a#b"));

    assertThat(list()).isEmpty();
    assertThat(server.seen().get(1).option("token")).isEqualTo("a#b");
  }

  @Test
  void emptyPagesAreTurned() {
    server.answering(
        request -> {
          int page = server.seen().size();
          return page < 5
              ? ScriptedReply.pageBefore(
                  server.url() + "/v1.0/users/ada%23x/ownedDevices?page=" + page)
              : ScriptedReply.page("{\"id\":\"last\"}");
        });

    assertThat(list()).isEmpty();
    assertThat(rows).hasSize(1);
    assertThat(server.seen()).hasSize(5);
  }

  @Test
  void everyRepeatedPageIsALoop() {
    server.answering(
        request ->
            ScriptedReply.pageBefore(
                server.url() + "/v1.0/users/ada%23x/ownedDevices?page=" + server.seen().size() % 3,
                "{\"id\":\"1\"}"));

    assertThat(list()).hasValueSatisfying(is(GraphError.LOOPING_LINK));
    assertThat(rows).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1.0/users/ADA%23x/ownedDevices?t=1",
        "/v1.0/users('ada%23x')/ownedDevices?t=1",
        "/v1.0/Users/ada%23x/microsoft.graph.ownedDevices?t=1"
      })
  void anotherSpellingOfTheSameListIsFollowed(String link) {
    server.answering(
        request ->
            request.target().contains("t=1")
                ? ScriptedReply.page("{\"id\":\"2\"}")
                : ScriptedReply.pageBefore(server.url() + link, "{\"id\":\"1\"}"));

    assertThat(list()).isEmpty();
    assertThat(rows).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1.0/users/grace/ownedDevices?t=1",
        "/v1.0/users/ada%23x/ownedObjects?t=1",
        "/v1.0/users?t=1",
        "/v1.0/users/ada%23x/ownedDevices/?t=1",
        "/v1.0/users/ada%2523x/ownedDevices?t=1"
      })
  void anotherListIsNotReadInsteadOfTheRest(String link) {
    server.answering(request -> ScriptedReply.pageBefore(server.url() + link, "{\"id\":\"1\"}"));

    assertThat(list()).hasValueSatisfying(is(GraphError.FOREIGN_LINK));
    assertThat(server.seen()).hasSize(1);
    assertThat(rows).hasSize(1);
  }

  @Test
  void aListWithFewerRowsThanItCountsIsIncomplete() {
    server.answering(
        request ->
            request.target().contains("t=1")
                ? ScriptedReply.page("{\"id\":\"3\"}")
                : ScriptedReply.json(
                    "{\"@odata.count\":4,\"value\":[{\"id\":\"1\"},{\"id\":\"2\"}],"
                        + "\"@odata.nextLink\":\""
                        + server.url()
                        + "/v1.0/users/ada%23x/ownedDevices?t=1\"}"));

    assertThat(list()).hasValueSatisfying(is(GraphError.TRUNCATED));
    assertThat(rows).hasSize(3);
  }

  @Test
  void aCountOfOnePageOrOfTheWholeListIsNoGap() {
    for (int count : new int[] {0, 2, 3}) {
      server.answering(
          request ->
              request.target().contains("t=1")
                  ? ScriptedReply.json("{\"@odata.count\":1,\"value\":[{\"id\":\"3\"}]}")
                  : ScriptedReply.json(
                      "{\"@odata.count\":"
                          + count
                          + ",\"value\":[{\"id\":\"1\"},{\"id\":\"2\"}],\"@odata.nextLink\":\""
                          + server.url()
                          + "/v1.0/users/ada%23x/ownedDevices?t=1\"}"));

      assertThat(list()).isEmpty();
    }
  }

  @Test
  void anAnswerToAnotherRequestIsNotUsed() {
    String other = "11111111-2222-4333-8444-555555555555";
    server.answering(
        request -> ScriptedReply.page("{\"id\":\"1\"}").header("client-request-id", other));
    assertThat(list()).hasValueSatisfying(is(GraphError.UNEXPECTED_ANSWER));
    server.answering(
        request -> ScriptedReply.error(404, "ResourceNotFound").header("client-request-id", other));
    assertThat(list()).hasValueSatisfying(is(GraphError.UNEXPECTED_ANSWER));

    server.answering(
        request ->
            ScriptedReply.page("{\"id\":\"1\"}")
                .header("client-request-id", request.header("client-request-id").toUpperCase()));
    assertThat(list()).isEmpty();
    assertThat(rows).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:%d/v1.0/users?t=1",
        "https://127.0.0.1:%d/v1.0/users?t=1",
        "http://127.0.0.1:1/v1.0/users?t=%d",
        "http://127.0.0.1:%d@evil.example/v1.0/users",
        "http://user:pass@127.0.0.1:%d/v1.0/users",
        "http://127.0.0.1:%d/beta/users",
        "http://127.0.0.1:%d/v1.0",
        "http://127.0.0.1:%d/v1.0/../beta/users",
        "http://127.0.0.1:%d/v1.0/%%2e%%2E/beta/users",
        "http://127.0.0.1:%d\\\\@evil.example/v1.0/users",
        "http://127.0.0.1:%d/v1.0/us\u00a0ers\\n",
        "//127.0.0.1:%d/v1.0/users",
        "/v1.0/users?t=%d",
        "ftp://127.0.0.1:%d/v1.0/users",
      })
  void aLinkElsewhereIsNeverFollowed(String link) throws IOException {
    int port = URI.create(server.url()).getPort();
    String json = String.format(java.util.Locale.ROOT, link, port);
    server.answering(
        request ->
            ScriptedReply.json(
                "{\"value\":[{\"id\":\"1\"}],\"@odata.nextLink\":\"" + json + "\"}"));

    assertThat(list()).hasValueSatisfying(is(GraphError.FOREIGN_LINK));
    assertThat(rows).hasSize(1);
    assertThat(server.seen()).hasSize(1);
  }

  @Test
  void anObjectArrivesWithoutItsContext() {
    server.answering(
        request -> ScriptedReply.json("{\"@odata.context\":\"c\",\"id\":\"1\",\"n\":1.10}"));

    ObjectResult answer = object();

    assertThat(answer.failure()).isNull();
    assertThat(ScriptedGraph.lines(List.of(answer.content())))
        .containsExactly("{\"id\":\"1\",\"n\":1.10}");
  }

  @ParameterizedTest
  @CsvSource({
    "204,application/json,",
    "200,application/json,",
    "200,text/html,<html>",
    "200,text/plain,{}",
    "200,,{}",
    "200,application/json;charset=utf-16,{}",
    "202,application/json,{}",
    "206,application/json,{}",
    "200,application/jsonp,{}"
  })
  void anAnswerThatCannotBeUsedIsAFailure(int status, String type, String body) {
    byte[] bytes = body == null ? new byte[0] : body.getBytes(UTF_8);
    server.answering(request -> ScriptedReply.of(status, type, bytes));

    assertThat(object().failure()).satisfies(is(GraphError.UNEXPECTED_ANSWER));
    assertThat(list()).hasValueSatisfying(is(GraphError.UNEXPECTED_ANSWER));
  }

  @ParameterizedTest
  @CsvSource({
    "application/json",
    "'application/json;odata.metadata=minimal;odata.streaming=true;charset=utf-8'",
    "'Application/JSON; charset=\"UTF-8\"'"
  })
  void jsonIsRecognised(String type) {
    server.answering(request -> ScriptedReply.of(200, type, "{}".getBytes(UTF_8)));

    assertThat(object().failure()).isNull();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBodyThatIsCutIsTruncatedAfterItsRows(boolean chunked) {
    server.answering(
        request -> {
          ScriptedReply reply =
              ScriptedReply.json("{\"value\":[{\"id\":\"1\"},{\"id\":\"2\"},{\"id\":");
          return chunked ? reply.brokenOff() : reply.claiming(1_000);
        });

    assertThat(list()).hasValueSatisfying(is(GraphError.TRUNCATED));
    assertThat(rows).hasSize(2);
  }

  @Test
  void aWholePageInATornBodyIsNotBelieved() {
    server.answering(request -> ScriptedReply.page("{\"id\":\"1\"}").claiming(1_000));

    assertThat(list()).hasValueSatisfying(is(GraphError.TRUNCATED));
  }

  @Test
  void aLengthBeyondAnIntIsNoObstacle() {
    server.answering(request -> ScriptedReply.page("{\"id\":\"1\"}").claiming(5_000_000_000L));

    assertThat(list()).hasValueSatisfying(is(GraphError.TRUNCATED));
    assertThat(rows).hasSize(1);
  }

  @Test
  void aSilentServiceIsGivenUp() throws IOException {
    try (GraphConnection impatient = server.builder().readTimeout(Duration.ofMillis(200)).build()) {
      impatient.confirmTenant(new Cancellation());
      server.answering(
          request ->
              ScriptedReply.json("{\"value\":[{\"id\":\"1\"},")
                  .stallingUntil(ScriptedGraph.latch()));

      assertThat(impatient.rows(DEVICES, rows::add, new Cancellation()))
          .hasValueSatisfying(is(GraphError.CONNECTION_FAILED));
      assertThat(rows).hasSize(1);
    }
  }

  @Test
  void anUnreachableServiceIsAFailure() throws IOException {
    server.close();

    assertThatThrownBy(() -> graph.confirmTenant(new Cancellation()))
        .isInstanceOfSatisfying(
            DsrException.class, e -> assertThat(e.code()).isEqualTo(GraphError.TENANT_UNREADABLE));
    assertThat(list()).hasValueSatisfying(is(GraphError.TENANT_UNREADABLE));
  }

  @Test
  void cancellingEndsASlowBodyWithinASecond() throws InterruptedException {
    server.answering(
        request ->
            ScriptedReply.json("{\"value\":[{\"id\":\"1\"},").stallingUntil(ScriptedGraph.latch()));
    Cancellation cancellation = new Cancellation();
    Thread canceller =
        new Thread(
            () -> {
              while (rows.isEmpty()) {
                Thread.onSpinWait();
              }
              cancellation.cancel();
            });
    canceller.start();
    long start = System.nanoTime();

    Optional<GraphFailure> failure = graph.rows(DEVICES, rows::add, cancellation);

    assertThat(failure).hasValueSatisfying(is(GraphError.CANCELLED));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    assertThat(rows).hasSize(1);
    canceller.join();
  }

  @Test
  void closingEndsASlowBody() throws InterruptedException {
    server.answering(
        request ->
            ScriptedReply.json("{\"value\":[{\"id\":\"1\"},").stallingUntil(ScriptedGraph.latch()));
    Thread closer =
        new Thread(
            () -> {
              while (rows.isEmpty()) {
                Thread.onSpinWait();
              }
              graph.close();
            });
    closer.start();
    long start = System.nanoTime();

    assertThat(list()).hasValueSatisfying(is(GraphError.CLOSED));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    assertThat(list()).hasValueSatisfying(is(GraphError.CLOSED));
    assertThat(object().failure()).satisfies(is(GraphError.CLOSED));
    closer.join();
  }

  @Test
  void nothingIsSentWhenCancelledBefore() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();

    assertThat(graph.rows(DEVICES, rows::add, cancellation))
        .hasValueSatisfying(is(GraphError.CANCELLED));
    assertThat(server.allSeen()).isEmpty();
  }

  @Test
  void theConsumersExceptionReachesTheCallerAndReleasesTheConnection() throws InterruptedException {
    server.answering(request -> ScriptedReply.page("{\"id\":\"1\"}", "{\"id\":\"2\"}"));
    IllegalStateException own = new IllegalStateException("the engine's");

    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(
              () ->
                  graph.rows(
                      DEVICES,
                      row -> {
                        throw own;
                      },
                      new Cancellation()))
          .isSameAs(own);
    }
    assertFreed();
  }

  @Test
  void noPathLeaksAConnection() throws InterruptedException {
    ScriptedReply[] replies = {
      ScriptedReply.json("{\"value\":[{}"),
      ScriptedReply.of(200, "text/html", "<html>".getBytes(UTF_8)),
      ScriptedReply.of(502, "text/html", "<html>".getBytes(UTF_8)),
      ScriptedReply.json("{\"value\":[1,2,3]}"),
      ScriptedReply.json("[" + "1,".repeat(100_000) + "1]"),
      ScriptedReply.page("{}").claiming(100),
      ScriptedReply.pageBefore("https://evil.example/", "{}"),
      ScriptedReply.error(403, "Forbidden"),
      ScriptedReply.of(204, null, new byte[0]),
    };
    for (ScriptedReply reply : replies) {
      server.answering(request -> reply);
      assertThat(list()).isPresent();
      object();
    }
    assertFreed();
  }

  @Test
  void theBuilderRefusesWhatCannotWork() {
    assertThatThrownBy(() -> GraphConnection.builder(ScriptedGraph.TENANT).build())
        .hasMessageContaining("credential");
    assertInvalid("http://graph.microsoft.com");
    assertInvalid("http://127.0.0.1.evil.example");
    assertInvalid("https://user@graph.microsoft.com");
    assertInvalid("https://graph.microsoft.com?x=y");
    assertInvalid("file:///etc");
    assertThatThrownBy(() -> server.builder().readTimeout(Duration.ZERO))
        .isInstanceOf(DsrException.class);
  }

  @Test
  void anEndpointMayHaveItsOwnPath() throws IOException {
    server.answering(request -> ScriptedReply.page("{\"id\":\"1\"}"));
    GraphCloud cloud =
        GraphCloud.custom(
            URI.create(server.url() + "/tenant-a/"),
            URI.create("https://login.example"),
            GraphCloud.CHINA);
    try (GraphConnection proxied = server.builder().cloud(cloud).build()) {
      assertThat(proxied.rows(DEVICES, rows::add, new Cancellation())).isEmpty();
    }
    assertThat(cloud.catalogueName()).isEqualTo("china-mooncake");
    assertThat(server.seen().get(0).target()).startsWith("/tenant-a/v1.0/users/");
  }

  @Test
  void nothingPrintsAValue() {
    server.answering(request -> ScriptedReply.error(404, "Request_ResourceNotFound"));

    GraphFailure failure = object().failure();

    assertThat(failure.toString() + graph + failure.asGap("x")).doesNotContain("ada", "Bearer");
    assertThat(failure.detail()).contains("404", "Request_ResourceNotFound");
  }

  private void assertFreed() throws InterruptedException {
    graph.close();
    for (int i = 0; i < 100 && server.openConnections() > 0; i++) {
      Thread.sleep(20);
    }
    assertThat(server.openConnections()).isZero();
  }

  private static void assertInvalid(String endpoint) {
    assertThatThrownBy(
            () ->
                GraphConnection.builder(ScriptedGraph.TENANT)
                    .credential(ScriptedGraph.credential("x"))
                    .cloud(
                        GraphCloud.custom(
                            URI.create(endpoint), URI.create("https://l.example"), "global"))
                    .build())
        .isInstanceOfSatisfying(
            DsrException.class,
            e -> assertThat(e.code()).isEqualTo(GraphError.INVALID_CONFIGURATION));
  }

  private Optional<GraphFailure> list() {
    return graph.rows(DEVICES, rows::add, new Cancellation());
  }

  private ObjectResult object() {
    return graph.object(DEVICES, new Cancellation());
  }

  private static java.util.function.Consumer<GraphFailure> is(GraphError error) {
    return failure -> assertThat(failure.error()).as(failure.detail()).isEqualTo(error);
  }
}
