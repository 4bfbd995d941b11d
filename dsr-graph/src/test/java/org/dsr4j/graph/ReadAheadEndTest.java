package org.dsr4j.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.model.Cancellation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reading ahead leaves nothing behind when it ends. */
class ReadAheadEndTest {

  private final Cancellation cancellation = new Cancellation();
  private final CountDownLatch stall = ScriptedGraph.latch();
  private ScriptedGraph server;
  private GraphConnection graph;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedGraph().answering(request -> ScriptedReply.json("{\"id\":\"1\"}"));
    graph = confirmed(server.builder().limits(ThrottleLimits.off()));
  }

  private GraphConnection confirmed(GraphConnectionBuilder builder) {
    GraphConnection connection = builder.retryDelays(new RecordedDelays()).build();
    connection.confirmTenant(cancellation);
    return connection;
  }

  @AfterEach
  void stop() throws IOException {
    stall.countDown();
    graph.close();
    server.close();
  }

  private static GraphRequest user(int id) {
    return GraphRequest.get(GraphVersion.V1, "/users/{userId}").path("userId", "u" + id);
  }

  private static void opened(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void closingCancelsUnreadRequestsAndReleasesAllResources() throws Exception {
    graph.close();
    graph =
        confirmed(
            server
                .builder()
                .limits(ThrottleLimits.documented().with("global", 20, Duration.ofNanos(1))));
    CountDownLatch arrived = new CountDownLatch(10);
    server.answering(
        request -> {
          arrived.countDown();
          return ScriptedReply.json("{\"id\":").stallingUntil(stall);
        });

    ReadAhead ahead = graph.readAhead(cancellation);
    for (int i = 0; i < 10; i++) {
      ahead.expectObject(user(i));
    }
    opened(arrived);
    ahead.close();

    // Had the ten left anything behind, these would not all have room.
    CountDownLatch all = new CountDownLatch(16);
    server.answering(
        request -> {
          all.countDown();
          return ScriptedReply.json("{\"id\":\"1\"}");
        });
    try (ReadAhead again = graph.readAhead(cancellation)) {
      for (int i = 20; i < 36; i++) {
        again.expectObject(user(i));
      }
      opened(all);
    }
    assertThat(cancellation.isCancelled()).isFalse();
  }

  @Test
  void cancellingEndsRequestsInProgress() throws Exception {
    CountDownLatch arrived = ScriptedGraph.latch();
    server.answering(
        request -> {
          arrived.countDown();
          return ScriptedReply.json("{\"id\":").stallingUntil(stall);
        });

    try (ReadAhead ahead = graph.readAhead(cancellation)) {
      ahead.expectObject(user(1));
      opened(arrived);
      cancellation.cancel();

      assertThat(ahead.object(user(1), cancellation).failure())
          .extracting(GraphFailure::error)
          .isEqualTo(GraphError.CANCELLED);
    }
  }

  @Test
  void anInterruptedReaderClearsUpAndStaysInterrupted() throws Exception {
    CountDownLatch arrived = ScriptedGraph.latch();
    server.answering(
        request -> {
          arrived.countDown();
          return ScriptedReply.json("{\"id\":").stallingUntil(stall);
        });

    try (ReadAhead ahead = graph.readAhead(cancellation)) {
      ahead.expectObject(user(1));
      opened(arrived);
      Thread.currentThread().interrupt();

      assertThat(ahead.object(user(1), cancellation).failure())
          .extracting(GraphFailure::error)
          .isEqualTo(GraphError.CANCELLED);
    }
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aConnectionThatWasClosedReadsNothingAhead() {
    ReadAhead ahead = graph.readAhead(cancellation);
    graph.close();

    ahead.expectObject(user(1));
    assertThat(ahead.object(user(1), cancellation).failure())
        .extracting(GraphFailure::error)
        .isEqualTo(GraphError.CLOSED);
    ahead.close();
    assertThat(server.seen()).isEmpty();
  }
}
