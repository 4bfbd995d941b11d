package org.dsr4j.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.dsr4j.graph.ScriptedGraph.Seen;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.RetryPolicy;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.junit.jupiter.api.Test;

/** Listings of any shape under any faults that pass: every row, and none too often. */
class ListingPropertyTest {

  /** More for a long run: {@code -Ddsr.effort=100}. */
  private static final int EFFORT = Integer.getInteger("dsr.effort", 1);

  private Random random = new Random();
  private List<List<String>> pages = List.of();
  private final Set<String> faulty = new HashSet<>();
  private boolean expires;

  @Test
  void everyRowArrivesExactlyOnce() throws IOException {
    try (ScriptedGraph server = new ScriptedGraph();
        GraphConnection graph =
            server
                .builder()
                .limits(ThrottleLimits.off())
                .retry(RetryPolicy.defaults())
                .retryDelays(new RecordedDelays())
                .build()) {
      server.answering(request -> answer(server.url(), request));
      for (int run = 0; run < 60 * EFFORT; run++) {
        check(graph, Long.getLong("dsr.seed", System.nanoTime()));
      }
    }
  }

  private void check(GraphConnection graph, long seed) {
    random = new Random(seed);
    pages = new ArrayList<>();
    for (int page = 1 + random.nextInt(5); page > 0; page--) {
      // Few different ones, so that the service's own repetitions are among them.
      pages.add(random.ints(random.nextInt(6), 0, 12).mapToObj(i -> "{\"id\":" + i + "}").toList());
    }
    faulty.clear();
    expires = random.nextBoolean();
    boolean clean = random.nextInt(4) == 0;
    if (clean) {
      expires = false;
      for (int page = 0; page < pages.size(); page++) {
        faulty.add(page + "");
      }
    }
    List<String> all = pages.stream().flatMap(List::stream).toList();
    List<Content> rows = new ArrayList<>();

    assertThat(graph.rows(GraphRequest.get(GraphVersion.V1, "/x"), rows::add, new Cancellation()))
        .as("-Ddsr.seed=%d", seed)
        .isEmpty();

    List<String> got = ScriptedGraph.lines(rows);
    assertThat(new HashSet<>(got)).as("-Ddsr.seed=%d", seed).isEqualTo(new HashSet<>(all));
    assertThat(got)
        .as("-Ddsr.seed=%d", seed)
        .allMatch(row -> Collections.frequency(got, row) <= Collections.frequency(all, row));
    if (clean) {
      assertThat(got).as("-Ddsr.seed=%d", seed).isEqualTo(all);
    }
  }

  private ScriptedReply answer(String url, Seen request) {
    String token = request.option("t");
    int page = token == null ? 0 : Integer.parseInt(token);
    String body = body(url, page);
    if (faulty.add(page + "")) {
      return fault(body);
    }
    if (page > 0 && expires && random.nextInt(3) == 0) {
      expires = false;
      return ScriptedReply.error(400, "Directory_ExpiredPageToken");
    }
    return ScriptedReply.json(body);
  }

  private ScriptedReply fault(String body) {
    byte[] bytes = body.getBytes(UTF_8);
    byte[] beginning = Arrays.copyOf(bytes, random.nextInt(bytes.length));
    return switch (random.nextInt(5)) {
      case 0 -> ScriptedReply.error(503, "serviceNotAvailable");
      case 1 -> ScriptedReply.of(200, "text/html", "<html>".getBytes(UTF_8));
      case 2 -> ScriptedReply.of(200, "application/json", beginning).brokenOff();
      case 3 -> ScriptedReply.of(200, "application/json", beginning);
      default -> ScriptedReply.json(body);
    };
  }

  private String body(String url, int page) {
    String rows = "{\"value\":[" + String.join(",", pages.get(page)) + "]";
    return page + 1 < pages.size()
        ? rows + ",\"@odata.nextLink\":\"" + url + "/v1.0/x?t=" + (page + 1) + "\"}"
        : rows + "}";
  }
}
