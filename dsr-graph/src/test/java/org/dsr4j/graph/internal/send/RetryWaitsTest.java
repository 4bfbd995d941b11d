package org.dsr4j.graph.internal.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dsr4j.graph.model.RetryPolicy;
import org.junit.jupiter.api.Test;

/** When one request is sent again, by the policy and by the service's request. */
class RetryWaitsTest {

  private static final Optional<Duration> NO_HINT = Optional.empty();
  private static final RetryPolicy POLICY =
      new RetryPolicy(5, Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofSeconds(3));

  @Test
  void ownWaitsDoubleUpToTheMaximumDelayUntilTheAttemptsAreUsedUp() {
    RetryWaits waits = RetryWaits.of(POLICY);

    assertThat(all(waits)).containsExactly(1L, 2L, 3L, 3L);
    assertThat(waits.attempts()).isEqualTo(5);
    assertThat(waits.refusal()).isEqualTo("sent 5 times");
  }

  @Test
  void aHintReplacesTheOwnWaitHoweverLongItIs() {
    RetryWaits waits = RetryWaits.of(POLICY);

    assertThat(waits.next(hint(50))).contains(Duration.ofSeconds(50));
    assertThat(waits.next(NO_HINT)).contains(Duration.ofSeconds(2));
  }

  @Test
  void allWaitsTogetherStayWithinTheTotal() {
    RetryWaits waits = RetryWaits.of(POLICY);

    assertThat(waits.next(hint(40))).isPresent();
    assertThat(waits.next(hint(21))).isEmpty();
    assertThat(waits.refusal()).contains("due in 21 s");
  }

  @Test
  void aWaitThatEndsExactlyAtTheTotalIsMade() {
    RetryWaits waits = RetryWaits.of(POLICY);

    assertThat(waits.next(hint(40))).isPresent();
    assertThat(waits.next(hint(20))).isPresent();
  }

  @Test
  void progressStartsTheAttemptsAndTheTotalOver() {
    RetryWaits waits = RetryWaits.of(POLICY);
    all(waits);
    waits.reset();
    assertThat(waits.next(hint(59))).isPresent();
    waits.reset();

    assertThat(all(waits)).containsExactly(1L, 2L, 3L, 3L);
  }

  @Test
  void aPolicyOfOneAttemptNeverRepeats() {
    assertThat(RetryWaits.of(RetryPolicy.none()).next(hint(1))).isEmpty();
    assertThat(RetryWaits.of(RetryPolicy.none(), 2).next(NO_HINT)).isEmpty();
  }

  @Test
  void repetitionsAreLimitedByTheSmallerNumber() {
    assertThat(all(RetryWaits.of(POLICY, 2))).hasSize(2);
    assertThat(all(RetryWaits.of(POLICY, 9))).hasSize(4);
  }

  @Test
  void withoutALimitOfAttemptsTheTotalStillEndsTheWaits() {
    assertThat(all(RetryWaits.ofAnyAttempts(POLICY)).stream().mapToLong(Long::longValue).sum())
        .isEqualTo(60);
  }

  @Test
  void jitterAddsAtMostAFifthAndNothingToAHint() {
    for (int i = 0; i < 100; i++) {
      RetryWaits waits = RetryWaits.withJitter(POLICY);
      assertThat(waits.next(NO_HINT).orElseThrow())
          .isBetween(Duration.ofSeconds(1), Duration.ofMillis(1_200));
      assertThat(waits.next(hint(9))).contains(Duration.ofSeconds(9));
    }
  }

  private static Optional<Duration> hint(long seconds) {
    return Optional.of(Duration.ofSeconds(seconds));
  }

  /** The seconds of all waits until there is none. */
  private static List<Long> all(RetryWaits waits) {
    List<Long> seconds = new ArrayList<>();
    Optional<Duration> next = waits.next(NO_HINT);
    while (next.isPresent()) {
      seconds.add(next.get().toSeconds());
      next = waits.next(NO_HINT);
    }
    return seconds;
  }
}
