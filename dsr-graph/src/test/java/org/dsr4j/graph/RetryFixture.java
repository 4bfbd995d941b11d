package org.dsr4j.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.graph.model.RetryPolicy;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.model.Cancellation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A scripted service and a connection that records its waits instead of waiting. */
abstract class RetryFixture {

  static final GraphRequest USER =
      GraphRequest.get(GraphVersion.V1, "/users/{userId}").path("userId", "1");
  static final ScriptedReply FINE = ScriptedReply.json("{\"id\":\"1\"}");

  final RecordedDelays delays = new RecordedDelays();
  final Cancellation cancellation = new Cancellation();
  ScriptedGraph server;
  GraphConnection graph;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedGraph();
    use(RetryPolicy.defaults());
  }

  @AfterEach
  void stop() throws IOException {
    graph.close();
    server.close();
  }

  void use(RetryPolicy policy) {
    if (graph != null) {
      graph.close();
    }
    graph = server.builder().limits(ThrottleLimits.off()).retry(policy).retryDelays(delays).build();
  }

  /** One reply after the other; the last one stays. */
  void answering(ScriptedReply... replies) {
    List<ScriptedReply> script = Arrays.asList(replies);
    server.answering(request -> script.get(Math.min(server.seen().size(), script.size()) - 1));
  }

  ObjectResult read() {
    return graph.object(USER, cancellation);
  }

  void failedWith(GraphError error, String detail) {
    ObjectResult answer = read();
    assertThat(answer.content()).isNull();
    assertThat(answer.failure()).isNotNull();
    assertThat(answer.failure().error()).isEqualTo(error);
    assertThat(answer.failure().detail()).contains(detail);
  }
}
