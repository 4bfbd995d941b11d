package org.dsr4j.graph.internal.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import okhttp3.HttpUrl;
import org.dsr4j.graph.ScriptedGraph;
import org.dsr4j.graph.ScriptedReply;
import org.dsr4j.graph.internal.http.HttpSettings;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.model.Cancellation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The last check of a write, immediately before it is sent. */
class SendStateTest {

  private ScriptedGraph server;
  private HttpSender sender;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedGraph();
    GraphCloud cloud = server.cloud("global");
    HostGuard guard = new HostGuard(cloud);
    TenantCheckedTokens tokens =
        new TenantCheckedTokens(
            ScriptedGraph.credential(ScriptedGraph.jwt(ScriptedGraph.TENANT)),
            ScriptedGraph.TENANT,
            cloud);
    Duration timeout = Duration.ofSeconds(20);
    sender = new HttpSender(guard, tokens, new HttpSettings(timeout, timeout, false));
  }

  @AfterEach
  void stop() throws IOException {
    sender.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "PATCH", "PUT"})
  void aWriteThatBypassesTheGuardIsNotSent(String method) {
    assertStopped(outgoing(method, null), GraphError.WRITE_NOT_PERMITTED);
    assertThat(server.seen()).isEmpty();
  }

  @Test
  void aWriteWithARevokedPermitIsNotSent() {
    SendState sendState = new SendState(() -> false);

    assertStopped(outgoing("DELETE", sendState), GraphError.WRITE_NOT_PERMITTED);

    assertThat(sendState.mayHaveReachedService()).isFalse();
    assertThat(server.seen()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "POST", "PATCH"})
  void theHttpClientSendsNothingTwice(String method) {
    server.answering(request -> ScriptedReply.NONE);
    SendState sendState = new SendState(() -> true);

    assertStopped(outgoing(method, sendState), GraphError.CONNECTION_FAILED);

    assertThat(sendState.mayHaveReachedService()).isTrue();
    assertThat(server.seen()).hasSize(1);
  }

  private GraphHttpRequest outgoing(String method, SendState sendState) {
    return new GraphHttpRequest(
        method + " /v1.0/users/{id}",
        method,
        GraphVersion.V1,
        HttpUrl.get(server.url() + "/v1.0/users/ada"),
        Map.of(),
        Map.of(),
        null,
        "request-id",
        sendState);
  }

  private void assertStopped(GraphHttpRequest outgoing, GraphError error) {
    assertThatThrownBy(() -> sender.send(outgoing, new Cancellation()))
        .isInstanceOfSatisfying(
            GraphIoException.class, e -> assertThat(e.failure().error()).isEqualTo(error));
  }
}
