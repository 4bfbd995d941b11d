package org.dsr4j.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.dsr4j.graph.ScriptedGraph.Seen;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.graph.model.RetryPolicy;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.model.Cancellation;
import org.junit.jupiter.api.Test;

/** Reading ahead changes nothing but the time it takes. */
class ReadAheadPropertyTest {

  /** More for a long run: {@code -Ddsr.effort=100}. */
  private static final int EFFORT = Integer.getInteger("dsr.effort", 1);

  /** More than is kept ahead. */
  private static final String LARGE = "{\"x\":\"" + "y".repeat(300 * 1024) + "\"}";

  private final Map<String, Integer> attempts = new ConcurrentHashMap<>();
  private final Map<String, Integer> kinds = new HashMap<>();

  @Test
  void resultsAndTheirOrderAreTheSameWithAndWithout() throws IOException {
    try (ScriptedGraph server = new ScriptedGraph();
        GraphConnection without = connect(server, 0);
        GraphConnection with = connect(server, 64);
        GraphConnection narrow = connect(server, 2)) {
      server.answering(request -> answer(server.url(), request));
      for (int run = 0; run < 8 * EFFORT; run++) {
        long seed = Long.getLong("dsr.seed", System.nanoTime());
        List<String> expected = read(without, seed);

        assertThat(read(with, seed)).as("-Ddsr.seed=%d", seed).isEqualTo(expected);
        assertThat(read(narrow, seed)).as("-Ddsr.seed=%d", seed).isEqualTo(expected);
      }
    }
  }

  private static GraphConnection connect(ScriptedGraph server, int readAhead) {
    GraphConnection connection =
        server
            .builder()
            .limits(ThrottleLimits.off())
            .retry(RetryPolicy.defaults())
            .retryDelays(new RecordedDelays())
            .readAhead(readAhead)
            .build();
    connection.confirmTenant(new Cancellation());
    return connection;
  }

  /** The results of some requests, most of them announced, in a random order. */
  private List<String> read(GraphConnection graph, long seed) {
    Random random = new Random(seed);
    attempts.clear();
    kinds.clear();
    List<Integer> ids = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      ids.add(random.nextInt(20));
    }
    for (int id = 0; id < 20; id++) {
      kinds.put("/v1.0/" + kind(id) + "/" + id, random.nextInt(7));
    }
    List<Integer> announced = new ArrayList<>(ids.subList(0, random.nextInt(ids.size())));
    Collections.shuffle(announced, random);
    List<String> results = new ArrayList<>();
    try (ReadAhead ahead = graph.readAhead(new Cancellation())) {
      announced.forEach(id -> announce(ahead, id));
      ids.forEach(id -> read(ahead, id, results));
    }
    return results;
  }

  private static String kind(int id) {
    return id % 2 == 0 ? "lists" : "objects";
  }

  private static GraphRequest request(int id) {
    return GraphRequest.get(GraphVersion.V1, "/" + kind(id) + "/{id}").path("id", "" + id);
  }

  private static void announce(ReadAhead ahead, int id) {
    if (id % 2 == 0) {
      ahead.expectRows(request(id));
    } else {
      ahead.expectObject(request(id));
    }
  }

  private static void read(ReadAhead ahead, int id, List<String> results) {
    Cancellation never = new Cancellation();
    if (id % 2 == 0) {
      results.add(
          id
              + " "
              + ahead.rows(request(id), row -> results.add(new String(row.bytes(), UTF_8)), never));
    } else {
      ObjectResult answer = ahead.object(request(id), never);
      results.add(id + " " + answer.failure());
      if (answer.content() != null) {
        results.add(new String(answer.content().bytes(), UTF_8));
      }
    }
  }

  /** Temporary faults end at the second attempt; the others stay. */
  private ScriptedReply answer(String url, Seen request) {
    String path = request.path();
    int attempt = attempts.merge(path, 1, Integer::sum);
    boolean second = request.option("t") != null;
    String row = "{\"path\":\"" + path + (second ? "/2" : "") + "\"}";
    ScriptedReply fine =
        second || path.contains("/objects/") ? one(path, row) : page(url, path, row);
    return switch (kinds.get(path)) {
      case 0 -> attempt == 1 ? ScriptedReply.error(503, "serviceNotAvailable") : fine;
      case 1 -> ScriptedReply.error(403, "Authorization_RequestDenied");
      case 2 -> ScriptedReply.error(404, "Request_ResourceNotFound");
      case 3 -> attempt == 1 ? broken(row) : fine;
      case 4 ->
          path.contains("/objects/") ? ScriptedReply.json(LARGE) : ScriptedReply.page(LARGE, row);
      default -> fine;
    };
  }

  private static ScriptedReply one(String path, String row) {
    return path.contains("/objects/") ? ScriptedReply.json(row) : ScriptedReply.page(row);
  }

  private static ScriptedReply page(String url, String path, String row) {
    return ScriptedReply.pageBefore(url + path + "?t=2", row);
  }

  private static ScriptedReply broken(String row) {
    byte[] body = ("{\"value\":[" + row + ",").getBytes(UTF_8);
    return ScriptedReply.of(200, "application/json", body).brokenOff();
  }
}
