package org.dsr4j.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long the service asks to wait, in all the forms it has. */
class RetryAfterWaitTest extends RetryFixture {

  @ParameterizedTest
  @CsvSource({
    "7, PT7S",
    "2.128, PT2.128S",
    "'31,120', PT2M",
    "'0,120', PT2M",
    "'120, 31', PT2M",
    "300, PT5M",
    "'Wed, 21 Oct 2026 07:28:30 GMT', PT30S",
  })
  void theWaitThatTheServiceAsksForIsKept(String retryAfter, Duration pause) {
    answering(
        ScriptedReply.error(429, "TooManyRequests")
            .header("Date", "Wed, 21 Oct 2026 07:28:00 GMT")
            .header("Retry-After", retryAfter),
        FINE);

    assertThat(read().content()).isNotNull();
    assertThat(delays.pauses).containsExactly(pause);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "0.0", "-5", "soon", "", "1e9", "Wed, 21 Oct 2015 07:28:00 GMT", "0,0"})
  void anInvalidHintLeadsToThePolicysOwnWait(String retryAfter) {
    answering(ScriptedReply.error(429, "TooManyRequests").header("Retry-After", retryAfter), FINE);

    assertThat(read().content()).isNotNull();
    assertThat(delays.pauses).singleElement().matches(pause -> between(pause, 1_000, 1_200));
  }

  @ParameterizedTest
  @ValueSource(strings = {"601", "0,3600", "999999999", "Fri, 31 Dec 9999 23:59:59 GMT"})
  void aRequestedWaitBeyondTheMaximumTotalWaitFailsImmediately(String retryAfter) {
    answering(ScriptedReply.error(429, "TooManyRequests").header("Retry-After", retryAfter), FINE);

    failedWith(GraphError.THROTTLED, "beyond the maximum total wait");

    assertThat(server.seen()).hasSize(1);
    assertThat(delays.pauses).isEmpty();
  }

  @Test
  void noWaitIsTooLongForTheBudgets() {
    try (GraphConnection limited = server.builder().retryDelays(delays).build()) {
      answering(
          ScriptedReply.error(429, "TooManyRequests")
              .header("Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT"));

      assertThat(limited.object(USER, cancellation).failure())
          .extracting(GraphFailure::error)
          .isEqualTo(GraphError.THROTTLED);
    }
  }

  @Test
  void theSumOfAllWaitsStaysWithinTheMaximumTotalWait() {
    answering(ScriptedReply.error(429, "TooManyRequests").header("Retry-After", "250"));

    failedWith(GraphError.THROTTLED, "due in 250 s");

    assertThat(server.seen()).hasSize(3);
    assertThat(delays.pauses).containsExactly(Duration.ofSeconds(250), Duration.ofSeconds(250));
  }

  @Test
  void anObjectContainsTheRequestedWait() {
    answering(ScriptedReply.json("{\"id\":\"1\"}").header("Retry-After", "30"));

    assertThat(read().retryAfter()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aRefusalContainsTheRequestedWait() {
    answering(ScriptedReply.error(429, "TooManyRequests").header("Retry-After", "3600"));

    assertThat(read().retryAfter()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void anAnswerWithoutAHintNamesNoWait() {
    answering(FINE);

    assertThat(read().retryAfter()).isNull();
  }

  private static boolean between(Duration pause, long least, long most) {
    return pause.toMillis() >= least && pause.toMillis() <= most;
  }
}
