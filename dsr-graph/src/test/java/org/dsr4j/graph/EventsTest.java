package org.dsr4j.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.RetryPolicy;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.dsr4j.model.RunEvent;
import org.dsr4j.model.RunListener;
import org.dsr4j.model.ServiceEvent;
import org.dsr4j.model.ServiceEvent.PageRead;
import org.dsr4j.model.ServiceEvent.RequestAnswered;
import org.dsr4j.model.ServiceEvent.RequestRepeated;
import org.dsr4j.model.ServiceEvent.RequestThrottled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The request events that a listener receives. */
class EventsTest {

  private static final GraphRequest DEVICES =
      GraphRequest.get(GraphVersion.V1, "/users/{userId}/ownedDevices")
          .path("userId", "ada@contoso.com")
          .query("$filter", "displayName eq 'Ada'");

  private final List<RunEvent> events = new CopyOnWriteArrayList<>();
  private final List<Content> rows = new ArrayList<>();
  private ScriptedGraph server;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedGraph();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private void list(ThrottleLimits limits, RunListener listener) {
    try (GraphConnection graph =
        server
            .builder()
            .limits(limits)
            .retry(RetryPolicy.defaults())
            .retryDelays(new RecordedDelays())
            .build()
            .reportingTo(listener)) {
      assertThat(graph.rows(DEVICES, rows::add, new Cancellation())).isEmpty();
    }
  }

  private <T> List<T> of(Class<T> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Test
  void responsesRetriesAndPagesAreReported() {
    server.answering(
        request ->
            switch (server.seen().size()) {
              case 1 -> ScriptedReply.error(429, "TooManyRequests").header("Retry-After", "7");
              case 2 ->
                  ScriptedReply.pageBefore(
                      server.url() + request.target().replaceFirst("[?].*", "") + "?t=2",
                      "{}",
                      "{\"a\":1}");
              default -> ScriptedReply.page("{}");
            });

    list(ThrottleLimits.off(), events::add);

    assertThat(of(RequestAnswered.class))
        .extracting(RequestAnswered::httpStatus, RequestAnswered::attempt)
        .containsExactly(tuple(429, 1), tuple(200, 2), tuple(200, 1));
    assertThat(of(RequestRepeated.class))
        .singleElement()
        .satisfies(
            repeated -> {
              assertThat(repeated.reason()).isEqualTo(GraphError.THROTTLED);
              assertThat(repeated.pause()).isEqualTo(Duration.ofSeconds(7));
              assertThat(repeated.attempt()).isEqualTo(1);
            });
    assertThat(of(PageRead.class)).extracting(PageRead::page).containsExactly(1, 2);
    assertThat(of(PageRead.class)).extracting(PageRead::rows).containsExactly(2L, 1L);
  }

  @Test
  void aWaitForALimitIsReportedOnceWithTheLimit() {
    server.answering(request -> ScriptedReply.page());

    // The question for the tenant takes the one call of the first window.
    list(ThrottleLimits.documented().with("global", 1, Duration.ofMillis(50)), events::add);

    assertThat(of(RequestThrottled.class))
        .extracting(RequestThrottled::limit)
        .containsExactly("global");
  }

  @Test
  void noAnswerHasNoStatus() {
    server.answering(
        request -> server.seen().size() < 5 ? ScriptedReply.NONE : ScriptedReply.page());

    list(ThrottleLimits.off(), events::add);

    assertThat(of(RequestAnswered.class).get(0).httpStatus()).isZero();
    assertThat(of(RequestRepeated.class).get(0).reason()).isEqualTo(GraphError.CONNECTION_FAILED);
  }

  @Test
  void noEventContainsAValue() {
    server.answering(
        request ->
            server.seen().size() == 1
                ? ScriptedReply.error(503, "x")
                : ScriptedReply.page("{\"mail\":\"ada@contoso.com\"}"));

    list(ThrottleLimits.off(), events::add);

    assertThat(events)
        .isNotEmpty()
        .allMatch(event -> event instanceof ServiceEvent)
        .allMatch(
            event ->
                ((ServiceEvent) event).request().equals("GET /v1.0/users/{userId}/ownedDevices"))
        .noneMatch(event -> event.toString().toLowerCase(Locale.ROOT).contains("ada"));
  }

  @Test
  void aListenerThatFailsChangesNothing() {
    server.answering(
        request ->
            server.seen().size() == 1 ? ScriptedReply.error(503, "x") : ScriptedReply.page("{}"));

    list(
        ThrottleLimits.off(),
        event -> {
          throw new NoClassDefFoundError("listener");
        });

    assertThat(rows).hasSize(1);
  }
}
