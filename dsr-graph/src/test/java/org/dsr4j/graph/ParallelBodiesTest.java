package org.dsr4j.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.model.Cancellation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many parallel reads, of which only a few process a body at the same time. */
@Timeout(120)
class ParallelBodiesTest {

  private static final int READERS = 24;
  private static final int PLACES = 2 * Runtime.getRuntime().availableProcessors();
  private static final int ROWS = 300;

  private final ExecutorService threads = Executors.newFixedThreadPool(READERS);
  private final Cancellation cancellation = new Cancellation();
  private final long seed = Long.getLong("dsr.seed", System.nanoTime());
  private ScriptedGraph server;
  private GraphConnection graph;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedGraph();
    graph = server.builder().limits(ThrottleLimits.off()).build();
    graph.confirmTenant(cancellation);
  }

  @AfterEach
  void stop() throws IOException {
    threads.shutdownNow();
    graph.close();
    server.close();
  }

  private static GraphRequest devicesOf(int person) {
    return GraphRequest.get(GraphVersion.V1, "/users/{userId}/ownedDevices")
        .path("userId", Integer.toString(person));
  }

  private static GraphRequest device(String id) {
    return GraphRequest.get(GraphVersion.V1, "/devices/{deviceObjectId}")
        .path("deviceObjectId", id);
  }

  /** The rows of a person: text of any length, so that bodies need different numbers of reads. */
  private String[] rowsOf(String person) {
    Random random = new Random(seed + person.hashCode());
    String[] rows = new String[ROWS];
    for (int n = 0; n < ROWS; n++) {
      rows[n] =
          "{\"id\":\"" + person + "-" + n + "\",\"x\":\"" + "ü".repeat(random.nextInt(400)) + "\"}";
    }
    return rows;
  }

  private static String personIn(String path) {
    return path.split("/")[3];
  }

  private <T> List<T> inParallel(Task<T> task) throws Exception {
    List<Future<T>> running = new ArrayList<>();
    for (int n = 0; n < READERS; n++) {
      int reader = n;
      Callable<T> call = () -> task.run(reader);
      running.add(threads.submit(call));
    }
    List<T> results = new ArrayList<>();
    for (Future<T> each : running) {
      results.add(each.get());
    }
    return results;
  }

  private interface Task<T> {
    T run(int reader) throws Exception;
  }

  @Test
  void everyReaderReceivesItsOwnRowsAndFewProcessThemAtTheSameTime() throws Exception {
    server.answering(request -> ScriptedReply.page(rowsOf(personIn(request.path()))));
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();

    List<List<String>> received =
        inParallel(
            reader -> {
              List<String> rows = new ArrayList<>();
              assertThat(
                      graph.rows(
                          devicesOf(reader),
                          row -> {
                            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                            rows.add(new String(row.bytes(), StandardCharsets.UTF_8));
                            Thread.yield();
                            inside.decrementAndGet();
                          },
                          cancellation))
                  .isEmpty();
              return rows;
            });

    for (int reader = 0; reader < READERS; reader++) {
      assertThat(received.get(reader))
          .as("-Ddsr.seed=%d", seed)
          .containsExactly(rowsOf(Integer.toString(reader)));
    }
    assertThat(most.get()).isBetween(1, PLACES);
  }

  @Test
  void requestsOfConsumersWaitForTheServiceAllAtTheSameTime() throws Exception {
    CyclicBarrier together = new CyclicBarrier(READERS);
    server.answering(
        request -> {
          if (request.path().contains("/devices/")) {
            await(together);
            return ScriptedReply.json("{\"id\":\"" + personIn(request.path()) + "\"}");
          }
          return ScriptedReply.page("{\"id\":\"d" + personIn(request.path()) + "\"}");
        });

    List<String> found =
        inParallel(
            reader -> {
              List<String> ids = new ArrayList<>();
              assertThat(
                      graph.rows(
                          devicesOf(reader),
                          row -> ids.add(alone(row.text("id").orElseThrow())),
                          cancellation))
                  .isEmpty();
              return String.join(",", ids);
            });

    for (int reader = 0; reader < READERS; reader++) {
      assertThat(found.get(reader)).isEqualTo("d" + reader);
    }
  }

  private String alone(String id) {
    ObjectResult alone = graph.object(device(id), cancellation);
    return alone.content().text("id").orElseThrow();
  }

  private static void await(CyclicBarrier together) {
    try {
      together.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
