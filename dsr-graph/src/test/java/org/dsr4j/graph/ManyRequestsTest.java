package org.dsr4j.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.RetryPolicy;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.model.Cancellation;
import org.junit.jupiter.api.Test;

/** Ten thousand requests, a third of them spoiled, and the connections they leave behind. */
class ManyRequestsTest {

  private static final int REQUESTS = 10_000;
  private static final RetryPolicy IMPATIENT =
      new RetryPolicy(2, Duration.ofSeconds(1), Duration.ZERO, Duration.ZERO);

  @Test
  void noConnectionIsLeftAndNoneIsOpenedForEachRequest() throws IOException, InterruptedException {
    long seed = Long.getLong("dsr.seed", System.nanoTime());
    AtomicInteger asked = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Set<Integer> spoiled = ConcurrentHashMap.newKeySet();
    try (ScriptedGraph server = new ScriptedGraph()) {
      server.answering(
          request -> {
            int number = asked.incrementAndGet();
            most.accumulateAndGet(server.openConnections(), Math::max);
            Random random = new Random(seed + number);
            if (random.nextInt(3) == 0) {
              spoiled.add(number);
              return spoiled(random);
            }
            return ScriptedReply.page("{\"id\":\"1\"}");
          });
      try (GraphConnection graph =
          server.builder().limits(ThrottleLimits.off()).retry(IMPATIENT).readAhead(32).build()) {
        while (asked.get() < REQUESTS) {
          ahead(graph);
        }
      }
      assertThat(spoiled).as("-Ddsr.seed=%d", seed).hasSizeGreaterThan(REQUESTS / 5);
      assertThat(most).as("-Ddsr.seed=%d", seed).hasValueLessThan(100);
      assertFreed(server);
    }
  }

  private static void ahead(GraphConnection graph) {
    Cancellation cancellation = new Cancellation();
    try (ReadAhead reads = graph.readAhead(cancellation)) {
      for (int id = 0; id < 60; id++) {
        reads.expectRows(devices(id));
      }
      // Not all that was announced is asked for.
      for (int id = 0; id < 50; id++) {
        reads.rows(devices(id), row -> {}, cancellation);
      }
    }
  }

  private static GraphRequest devices(int id) {
    return GraphRequest.get(GraphVersion.V1, "/users/{userId}/ownedDevices")
        .path("userId", Integer.toString(id));
  }

  private static ScriptedReply spoiled(Random random) {
    return switch (random.nextInt(7)) {
      case 0 -> ScriptedReply.error(503, "Busy");
      case 1 -> ScriptedReply.error(429, "TooManyRequests").header("Retry-After", "0.001");
      case 2 -> ScriptedReply.of(502, "text/html", "<html>".getBytes(StandardCharsets.UTF_8));
      case 3 -> ScriptedReply.page("{\"id\":\"1\"}").claiming(1_000);
      case 4 -> ScriptedReply.page("{\"id\":\"1\"}").brokenOff();
      case 5 -> ScriptedReply.json("{\"value\":[{\"id\":");
      default -> ScriptedReply.NONE;
    };
  }

  private static void assertFreed(ScriptedGraph server) throws InterruptedException {
    for (int i = 0; i < 500 && server.openConnections() > 0; i++) {
      // The other side needs a moment to see that a connection was closed.
      Thread.sleep(10);
    }
    assertThat(server.openConnections()).isZero();
  }
}
