package org.dsr4j.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.dsr4j.graph.ScriptedGraph.Seen;
import org.dsr4j.graph.model.DisclosureRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.ReadOnlyPosts;
import org.dsr4j.graph.model.WriteOutcome;
import org.dsr4j.graph.model.WriteOutcome.Accepted;
import org.dsr4j.model.Action;
import org.dsr4j.model.Cancellation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The one way in which data leave the service. */
class DisclosureTest {

  private static final String ANNA = "aaaaaaaa-0000-4000-8000-000000000001";
  private static final URI STORAGE = URI.create("https://store.example/case-1?sig=s3cret%2B");

  private final FakeDelays time = new FakeDelays();
  private ScriptedGraph server;
  private GraphDisclosureConnection graph;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedGraph();
    graph =
        GraphDisclosureConnection.builder(ScriptedGraph.TENANT)
            .cloud(server.cloud("global"))
            .credential(ScriptedGraph.credential(ScriptedGraph.jwt(ScriptedGraph.TENANT)))
            .readTimeout(Duration.ofSeconds(20))
            .build();
  }

  @AfterEach
  void stop() throws IOException {
    graph.close();
    server.close();
  }

  private static DisclosureRequest export() {
    return DisclosureRequest.exportPersonalData(Action.EXPORT, ANNA, STORAGE);
  }

  private WriteOutcome disclose() {
    return graph.disclose(export(), time, new Cancellation());
  }

  @Test
  void anExportIsBegunAndSaysWhereAndWhenToAsk() {
    server.answering(
        request ->
            ScriptedReply.of(202, null, new byte[0])
                .header("Location", server.url() + "/v1.0/dataPolicyOperations/op-1")
                .header("Retry-After", "60"));

    Accepted accepted = (Accepted) disclose();

    assertThat(accepted.location().values("/dataPolicyOperations/{id}").orElseThrow())
        .containsEntry("id", "op-1");
    assertThat(accepted.notBefore()).isEqualTo(FakeDelays.START.plus(Duration.ofMinutes(1)));
    Seen seen = server.seen().get(0);
    assertThat(seen.method() + " " + seen.path())
        .isEqualTo("POST /v1.0/users/" + ANNA + "/exportPersonalData");
    assertThat(seen.body()).isEqualTo("{\"storageLocation\":\"" + STORAGE + "\"}");
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 502, 503, 504})
  void anAnswerThatLeavesItOpenIsUnknownAndNothingIsBegunTwice(int status) {
    server.answering(request -> ScriptedReply.error(status, "busy"));

    assertThat(disclose().status()).isEqualTo(WriteOutcome.Status.UNKNOWN);
    assertThat(server.seen()).hasSize(1);
  }

  @Test
  void aRefusalIsSurelyNoExport() {
    server.answering(request -> ScriptedReply.error(403, "Authorization_RequestDenied"));

    assertThat(disclose().status()).isEqualTo(WriteOutcome.Status.REFUSED);
  }

  @Test
  void nothingIsBegunInATenantThatIsNotConfirmed() {
    server.organization(ScriptedReply.page("{\"id\":\"" + ScriptedGraph.OTHER + "\"}"));

    assertThat(disclose().status()).isEqualTo(WriteOutcome.Status.REFUSED);
    assertThat(server.seen()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EXPORT")
  void nothingButAnExportDiscloses(Action action) {
    assertThatThrownBy(() -> DisclosureRequest.exportPersonalData(action, ANNA, STORAGE))
        .hasMessageContaining("only an export discloses")
        .hasMessageEndingWith("[graph.invalid-request]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://store.example/c?sig=x", "/c?sig=x", "https://a:b@store.example/c", "s:x"})
  void dataAreOnlyWrittenToHttpsStorage(String location) {
    URI storage = URI.create(location);

    assertThatThrownBy(() -> DisclosureRequest.exportPersonalData(Action.EXPORT, ANNA, storage))
        .hasMessageContaining("https storage")
        .hasMessageNotContaining("sig");
  }

  @Test
  void neitherPersonNorStorageIsShown() {
    assertThat(export()).hasToString("POST /v1.0/users/{userId}/exportPersonalData");
  }

  @Test
  void theSamePostIsNoneThatReads() {
    assertThat(ReadOnlyPosts.contains(GraphVersion.V1, "/users/{userId}/exportPersonalData"))
        .isFalse();
  }
}
