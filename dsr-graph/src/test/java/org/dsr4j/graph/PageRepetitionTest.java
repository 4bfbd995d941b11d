package org.dsr4j.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.RetryPolicy;
import org.dsr4j.graph.model.RowConsumer;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.dsr4j.model.RunEvent;
import org.dsr4j.model.ServiceEvent.PageRead;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages and listings that have to be read again: no row is lost, and none comes twice. */
class PageRepetitionTest {

  private static final GraphRequest USERS =
      GraphRequest.get(GraphVersion.V1, "/users").header("ConsistencyLevel", "eventual");

  private final List<Content> rows = new ArrayList<>();
  private final List<RunEvent> events = new CopyOnWriteArrayList<>();
  private ScriptedGraph server;
  private GraphConnection graph;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedGraph();
    graph = connect(RetryPolicy.defaults());
  }

  @AfterEach
  void stop() throws IOException {
    graph.close();
    server.close();
  }

  private GraphConnection connect(RetryPolicy policy) {
    return server
        .builder()
        .limits(ThrottleLimits.off())
        .retry(policy)
        .retryDelays(new RecordedDelays())
        .build()
        .reportingTo(events::add);
  }

  private void answering(ScriptedReply... replies) {
    List<ScriptedReply> script = Arrays.asList(replies);
    server.answering(request -> script.get(Math.min(server.seen().size(), script.size()) - 1));
  }

  private static String row(int id) {
    return "{\"id\":\"" + id + "\"}";
  }

  private ScriptedReply page(int next, Integer... ids) {
    String[] page = Arrays.stream(ids).map(PageRepetitionTest::row).toArray(String[]::new);
    return next == 0
        ? ScriptedReply.page(page)
        : ScriptedReply.pageBefore(server.url() + "/v1.0/users?$skiptoken=" + next, page);
  }

  private static ScriptedReply cut(String body) {
    return ScriptedReply.of(200, "application/json", body.getBytes(UTF_8)).brokenOff();
  }

  private static ScriptedReply expired() {
    return ScriptedReply.error(400, "Directory_ExpiredPageToken");
  }

  private Optional<GraphFailure> list() {
    return graph.rows(USERS, rows::add, new Cancellation());
  }

  private List<String> ids() {
    return rows.stream().map(row -> row.text("id").orElseThrow()).toList();
  }

  /** Of each page that was read: number, rows handed on, rows dropped. */
  private List<String> pages() {
    return events.stream()
        .filter(event -> event instanceof PageRead)
        .map(event -> (PageRead) event)
        .map(page -> page.page() + ": " + page.rows() + " -" + page.repeated())
        .toList();
  }

  @Test
  void aBrokenPageIsReadAgain() {
    answering(
        page(2, 1, 2),
        cut("{\"value\":[" + row(3) + "," + row(4) + ",{\"id"),
        page(3, 3, 4, 5),
        page(0, 6));

    assertThat(list()).isEmpty();

    assertThat(ids()).containsExactly("1", "2", "3", "4", "5", "6");
    assertThat(pages()).containsExactly("1: 2 -0", "2: 3 -2", "3: 1 -0");
    assertThat(server.seen()).allMatch(r -> "eventual".equals(r.header("ConsistencyLevel")));
  }

  @Test
  void aRowThatChangedInBetweenIsDeliveredInBothForms() {
    answering(
        cut("{\"value\":[{\"id\":\"1\",\"n\":1},"),
        ScriptedReply.page("{\"id\":\"1\",\"n\":1.0}", row(2)));

    assertThat(list()).isEmpty();

    assertThat(ScriptedGraph.lines(rows))
        .containsExactly("{\"id\":\"1\",\"n\":1}", "{\"id\":\"1\",\"n\":1.0}", row(2));
    assertThat(pages()).containsExactly("1: 3 -0");
  }

  @Test
  void aPageThatBreaksEachTimeFailsAndItsRowsStayDelivered() {
    answering(page(2, 1), cut("{\"value\":[" + row(2) + ","));

    assertThat(list()).map(GraphFailure::error).contains(GraphError.TRUNCATED);

    assertThat(ids()).containsExactly("1", "2");
    assertThat(server.seen()).hasSize(4);
  }

  @Test
  void aListWithoutRowsIsReadAgain() {
    answering(ScriptedReply.json("{}"), page(0, 1));

    assertThat(list()).isEmpty();
    assertThat(ids()).containsExactly("1");
  }

  @Test
  void repetitionsInACleanListingAreTheServicesOwn() {
    answering(page(2, 1, 1), page(0, 1));

    assertThat(list()).isEmpty();

    assertThat(ids()).containsExactly("1", "1", "1");
    assertThat(pages()).containsExactly("1: 2 -0", "2: 1 -0");
  }

  @Test
  void afterARepeatedPageOthersMayRepeatRows() {
    answering(cut("{\"value\":[" + row(1) + ","), page(2, 1), page(0, 1));

    assertThat(list()).isEmpty();
    assertThat(ids()).containsExactly("1", "1");
  }

  @ParameterizedTest
  @CsvSource({"400, Directory_ExpiredPageToken", "400, Request_UnsupportedQuery", "400, ''"})
  void aListWithAnExpiredPageTokenRestarts(int status, String code) {
    answering(
        page(2, 1, 2),
        page(3, 3),
        ScriptedReply.error(status, code),
        page(2, 1, 2),
        page(3, 4),
        page(0, 5));

    assertThat(list()).isEmpty();

    assertThat(ids()).containsExactly("1", "2", "3", "4", "5");
    assertThat(pages()).containsExactly("1: 2 -0", "2: 1 -0", "1: 0 -2", "2: 1 -0", "3: 1 -0");
    assertThat(server.seen()).allMatch(r -> "eventual".equals(r.header("ConsistencyLevel")));
    assertThat(server.seen().get(3).header("client-request-id"))
        .isNotEqualTo(server.seen().get(0).header("client-request-id"));
  }

  @Test
  void aTokenThatExpiresTwiceIsAFailure() {
    answering(page(2, 1), expired(), page(2, 1), expired());

    assertThat(list()).map(GraphFailure::error).contains(GraphError.PAGE_TOKEN_EXPIRED);

    assertThat(ids()).containsExactly("1");
    assertThat(server.seen()).hasSize(4);
  }

  @Test
  void aFirstPageHasNoToken() {
    answering(expired());

    assertThat(list()).map(GraphFailure::error).contains(GraphError.BAD_REQUEST);
    assertThat(server.seen()).hasSize(1);
  }

  @Test
  void withoutRetriesAListIsNotRestarted() {
    graph.close();
    graph = connect(RetryPolicy.none());
    answering(page(2, 1), expired());

    assertThat(list()).map(GraphFailure::error).contains(GraphError.PAGE_TOKEN_EXPIRED);
    assertThat(server.seen()).hasSize(2);
  }

  @Test
  void aListMayRepeatItsPagesOnceAfterARestart() {
    answering(page(2, 1), expired(), page(2, 1), page(2, 2));

    assertThat(list()).map(GraphFailure::error).contains(GraphError.LOOPING_LINK);
  }

  @Test
  void aConsumerThatDropsDuplicatesReceivesThem() {
    answering(cut("{\"value\":[" + row(1) + ","), page(0, 1, 2));
    RowConsumer dropping =
        new RowConsumer() {
          @Override
          public void row(Content row) {
            rows.add(row);
          }

          @Override
          public boolean dropsDuplicates() {
            return true;
          }
        };

    assertThat(graph.rows(USERS, dropping, new Cancellation())).isEmpty();

    assertThat(ids()).containsExactly("1", "1", "2");
    assertThat(pages()).containsExactly("1: 3 -0");
  }

  @Test
  void aBrokenObjectIsReadAgain() {
    answering(cut("{\"id\":"), ScriptedReply.json(row(1)));

    GraphRequest user = GraphRequest.get(GraphVersion.V1, "/users/{id}").path("id", "1");
    assertThat(graph.object(user, new Cancellation()).content()).isNotNull();
    assertThat(server.seen()).hasSize(2);
  }

  @Test
  void aListOfEmptyPagesWithEverNewLinksEndsAsAGap() {
    server.answering(request -> page(server.seen().size() + 1));

    assertThat(list()).map(GraphFailure::error).contains(GraphError.LOOPING_LINK);
    assertThat(server.seen()).hasSizeBetween(100, 2000);
  }

  @Test
  void aListThatRepeatsItsPageUnderEverNewLinksEndsAsAGap() {
    server.answering(request -> page(server.seen().size() + 1, 1, 2));

    assertThat(list()).map(GraphFailure::error).contains(GraphError.LOOPING_LINK);
    assertThat(server.seen()).hasSizeBetween(100, 2000);
  }

  @Test
  void someEmptyPagesInTheMiddleOfAListAreRead() {
    server.answering(
        request -> {
          int page = server.seen().size();
          return page % 100 == 0 ? page(page == 1200 ? 0 : page + 1, page) : page(page + 1);
        });

    assertThat(list()).isEmpty();
    assertThat(ids()).hasSize(12);
  }
}
