package org.dsr4j.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dsr4j.graph.internal.send.ReadAheadThreads;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.RetryPolicy;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that are sent before they are read. */
class ReadAheadTest {

  private final Cancellation cancellation = new Cancellation();
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
    graph.close();
    server.close();
  }

  private static GraphRequest user(int id) {
    return GraphRequest.get(GraphVersion.V1, "/users/{userId}").path("userId", "u" + id);
  }

  private static GraphRequest methods(int id) {
    return GraphRequest.get(GraphVersion.V1, "/users/{userId}/authentication/methods")
        .path("userId", "u" + id);
  }

  private static void opened(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void announcedRequestsRunInParallel() throws Exception {
    CountDownLatch all = new CountDownLatch(16);
    server.answering(
        request -> {
          all.countDown();
          return ScriptedReply.json("{\"id\":\"1\"}").stallingUntil(all);
        });

    try (ReadAhead ahead = graph.readAhead(cancellation)) {
      for (int i = 0; i < 16; i++) {
        ahead.expectObject(user(i));
      }
      opened(all);
      for (int i = 0; i < 16; i++) {
        assertThat(ahead.object(user(i), cancellation).content()).isNotNull();
      }
    }
    assertThat(server.seen()).hasSize(16);
  }

  @Test
  void noRequestIsSentBeforeTheTenantIsConfirmed() {
    try (GraphConnection fresh = server.connect();
        ReadAhead ahead = fresh.readAhead(cancellation)) {
      ahead.expectObject(user(1));
      ahead.expectRows(user(2));
    }

    assertThat(server.seen()).isEmpty();
    // The one question is that of this test's own connection.
    assertThat(server.allSeen()).hasSize(1);
  }

  @Test
  void anUnsafeWriteIsNotSentTwice() throws Exception {
    CountDownLatch arrived = ScriptedGraph.latch();
    server.answering(
        request -> {
          arrived.countDown();
          return ScriptedReply.error(403, "Authorization_RequestDenied");
        });
    graph.close();
    graph = confirmed(server.builder().limits(ThrottleLimits.off()).retry(RetryPolicy.defaults()));

    try (ReadAhead ahead = graph.readAhead(cancellation)) {
      ahead.expectObject(user(1));
      opened(arrived);

      assertThat(ahead.object(user(1), cancellation).failure())
          .extracting(GraphFailure::error)
          .isEqualTo(GraphError.FORBIDDEN);
    }
    assertThat(server.seen()).hasSize(1);
  }

  @Test
  void theSameAddressWithOtherHeadersIsAnotherRequest() {
    server.answering(
        request ->
            ScriptedReply.json("{\"level\":\"" + request.header("ConsistencyLevel") + "\"}"));
    GraphRequest eventual = user(1).header("ConsistencyLevel", "eventual");

    try (ReadAhead ahead = graph.readAhead(cancellation)) {
      ahead.expectObject(user(1));
      ahead.expectObject(eventual);

      assertThat(ahead.object(eventual, cancellation).content())
          .matches(content -> content.text("level").orElseThrow().equals("eventual"));
      assertThat(ahead.object(user(1), cancellation).content())
          .matches(content -> content.text("level").orElseThrow().equals("null"));
    }
  }

  @Test
  void aFullLimitDelaysNoOtherRequest() throws Exception {
    graph.close();
    graph = confirmed(server.builder());
    CountDownLatch others = ScriptedGraph.latch();
    server.answering(
        request -> {
          if (request.path().endsWith("/users/u99")) {
            others.countDown();
          }
          return ScriptedReply.json("{\"id\":\"1\"}");
        });

    try (ReadAhead ahead = graph.readAhead(cancellation)) {
      // Five leave; the others have to wait for ten seconds.
      for (int i = 0; i < 40; i++) {
        ahead.expectRows(methods(i));
      }
      ahead.expectObject(user(99));

      opened(others);
    }
  }

  @Test
  void noMoreIsKeptThanFitsASmallHeap() {
    int most = 8 * 1024 * 1024;
    try (ReadAheadThreads threads = new ReadAheadThreads(0)) {
      assertThat(threads.tryReserve(most)).isTrue();
      assertThat(threads.tryReserve(1)).isFalse();
      threads.release(1);
      assertThat(threads.tryReserve(1)).isTrue();
    }
  }

  @Test
  void theOrderOfRowsDoesNotDependOnTheAnnouncements() {
    server.answering(request -> ScriptedReply.page("{\"path\":\"" + request.path() + "\"}"));
    List<Content> rows = new ArrayList<>();

    try (ReadAhead ahead = graph.readAhead(cancellation)) {
      for (int i = 9; i >= 0; i--) {
        ahead.expectRows(user(i));
      }
      for (int i = 0; i < 10; i++) {
        assertThat(ahead.rows(user(i), rows::add, cancellation)).isEmpty();
      }
    }

    assertThat(rows)
        .extracting(row -> row.text("path").orElseThrow())
        .isSorted()
        .hasSize(10)
        .first()
        .isEqualTo("/v1.0/users/u0");
  }
}
