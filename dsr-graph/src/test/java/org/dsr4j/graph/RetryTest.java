package org.dsr4j.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.dsr4j.graph.internal.send.Delays;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.RetryPolicy;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.model.DsrException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests are sent again, when, and for how long. */
class RetryTest extends RetryFixture {

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504, 509})
  void aTemporaryErrorIsRetriedWithTheSameId(int status) {
    answering(
        ScriptedReply.error(status, "Busy"),
        ScriptedReply.of(status, "text/html", new byte[0]),
        FINE);

    assertThat(read().content()).isNotNull();

    assertThat(server.seen()).hasSize(3);
    assertThat(delays.pauses).hasSize(2);
    assertThat(server.seen())
        .extracting(request -> request.header("client-request-id"))
        .containsOnly(server.seen().get(0).header("client-request-id"));
    assertThat(server.seen()).allMatch(request -> request.header("Retry-Attempt") == null);
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 401, 402, 403, 404, 405, 409, 410, 423, 501, 507})
  void aPermanentErrorIsNotRetried(int status) {
    answering(ScriptedReply.error(status, "No").header("Retry-After", "5"));

    assertThat(read().failure()).isNotNull();

    assertThat(server.seen()).hasSize(1);
    assertThat(delays.pauses).isEmpty();
  }

  @Test
  void aLostConnectionIsTriedAgain() {
    // The HTTP client itself may try a connection that went stale once more.
    answering(ScriptedReply.NONE, ScriptedReply.NONE, ScriptedReply.NONE, ScriptedReply.NONE, FINE);

    assertThat(read().content()).isNotNull();

    assertThat(delays.pauses).isNotEmpty();
    assertThat(server.seen())
        .extracting(request -> request.header("client-request-id"))
        .containsOnly(server.seen().get(0).header("client-request-id"));
  }

  @Test
  void aPageInGraphsPlaceIsTriedAgain() {
    answering(ScriptedReply.of(200, "text/html", "<html>".getBytes(UTF_8)), FINE);

    assertThat(read().content()).isNotNull();
    assertThat(delays.pauses).hasSize(1);
  }

  @Test
  void ownWaitsDoubleUpToTheLongest() {
    use(new RetryPolicy(5, Duration.ofHours(1), Duration.ofSeconds(1), Duration.ofSeconds(3)));
    answering(ScriptedReply.error(503, "serviceNotAvailable"));

    failedWith(GraphError.SERVICE_FAILED, "sent 5 times");

    assertThat(server.seen()).hasSize(5);
    assertThat(delays.pauses).hasSize(4);
    assertThat(delays.pauses.get(0)).matches(pause -> between(pause, 1_000, 1_200));
    assertThat(delays.pauses.get(1)).matches(pause -> between(pause, 2_000, 2_400));
    assertThat(delays.pauses.subList(2, 4)).allMatch(pause -> between(pause, 3_000, 3_600));
  }

  private static boolean between(Duration pause, long least, long most) {
    return pause.toMillis() >= least && pause.toMillis() <= most;
  }

  @Test
  void withoutAPolicyEverythingIsSentOnce() {
    use(RetryPolicy.none());
    answering(ScriptedReply.error(503, "serviceNotAvailable"));

    failedWith(GraphError.SERVICE_FAILED, "HTTP 503");
    assertThat(server.seen()).hasSize(1);
  }

  @Test
  void eachPageHasItsOwnId() {
    String link = server.url() + "/v1.0/users?$skiptoken=2";
    answering(
        ScriptedReply.error(503, "x"),
        ScriptedReply.pageBefore(link),
        ScriptedReply.error(503, "x"),
        ScriptedReply.page());

    assertThat(graph.rows(GraphRequest.get(GraphVersion.V1, "/users"), row -> {}, cancellation))
        .isEmpty();

    List<String> ids =
        server.seen().stream().map(request -> request.header("client-request-id")).toList();
    assertThat(ids.get(1)).isEqualTo(ids.get(0)).isNotEqualTo(ids.get(2));
    assertThat(ids.get(3)).isEqualTo(ids.get(2));
  }

  @Test
  void cancellingEndsAWait() {
    try (GraphConnection patient =
        server
            .builder()
            .limits(ThrottleLimits.off())
            .retry(RetryPolicy.defaults())
            .retryDelays(
                (pause, heeded) -> {
                  cancellation.cancel();
                  Delays.system().pause(pause, heeded);
                })
            .build()) {
      answering(ScriptedReply.error(429, "TooManyRequests").header("Retry-After", "500"));

      assertThat(patient.object(USER, cancellation).failure())
          .extracting(GraphFailure::error)
          .isEqualTo(GraphError.CANCELLED);
    }
    assertThat(server.seen()).hasSize(1);
  }

  @Test
  void anInterruptEndsAWaitAndStays() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> Delays.system().pause(Duration.ofDays(400_000), cancellation))
        .isInstanceOf(GraphIoException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aPolicyThatCannotWorkIsRefused() {
    Duration second = Duration.ofSeconds(1);

    assertThatThrownBy(() -> new RetryPolicy(0, second, second, second))
        .isInstanceOf(DsrException.class);
    assertThatThrownBy(() -> new RetryPolicy(1, second.negated(), second, second))
        .isInstanceOf(DsrException.class);
    assertThatThrownBy(() -> new RetryPolicy(1, second, second, Duration.ZERO))
        .isInstanceOf(DsrException.class);
  }
}
