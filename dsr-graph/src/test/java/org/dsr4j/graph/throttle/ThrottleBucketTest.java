package org.dsr4j.graph.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One limit, on a clock of seconds. */
class ThrottleBucketTest {

  private static final long SECOND = 1_000_000_000L;

  private static ThrottleBucket bucket(double amount, int seconds) {
    return new ThrottleBucket(
        SampleLimits.requests("slow", amount, Duration.ofSeconds(seconds)), 0);
  }

  /** How many calls leave at one moment. */
  private static int burst(ThrottleBucket bucket, long now) {
    int left = 0;
    while (bucket.hasRoom(1, now)) {
      bucket.take(1, now);
      left++;
    }
    return left;
  }

  @Test
  void asManyCallsStartImmediatelyAsFitIntoAWindow() {
    ThrottleBucket bucket = bucket(5, 10);

    assertThat(burst(bucket, 0)).isEqualTo(5);
    assertThat(burst(bucket, 9 * SECOND)).isZero();
  }

  @Test
  void aCallCountsUntilAWindowAfterItsAnswer() {
    ThrottleBucket bucket = bucket(1, 10);
    bucket.take(1, 0);
    assertThat(bucket.hasRoom(1, 100 * SECOND)).as("still in progress").isFalse();
    bucket.answered(1, 100 * SECOND, 0);

    assertThat(bucket.retryAt(1, 100 * SECOND)).isEqualTo(110 * SECOND);
    assertThat(bucket.hasRoom(1, 110 * SECOND - 1)).isFalse();
    assertThat(bucket.hasRoom(1, 110 * SECOND)).isTrue();
  }

  @Test
  void aCallThatWasNotSentUsesNoBudget() {
    ThrottleBucket bucket = bucket(1, 10);
    bucket.take(1, 0);

    bucket.giveBack(1);

    assertThat(bucket.hasRoom(1, 0)).isTrue();
    assertThat(bucket.idle(0)).isTrue();
  }

  @Test
  void aCallThatCostsMoreThanAWindowRunsAlone() {
    ThrottleBucket bucket = bucket(5, 10);

    assertThat(bucket.hasRoom(8, 0)).isTrue();
    bucket.take(8, 0);
    assertThat(bucket.hasRoom(1, 0)).isFalse();
    bucket.answered(8, SECOND, 0);
    assertThat(bucket.hasRoom(8, 11 * SECOND)).isTrue();
  }

  @Test
  void callsAreDistributedWhenMoreWaitThanFitIntoAWindow() {
    ThrottleBucket bucket = bucket(5, 10);
    bucket.waiting(6);

    assertThat(burst(bucket, 0)).isEqualTo(1);
    assertThat(bucket.hasRoom(1, 2 * SECOND - 1)).isFalse();
    assertThat(burst(bucket, 2 * SECOND)).isEqualTo(1);

    bucket.waiting(5);
    assertThat(burst(bucket, 2 * SECOND)).as("the rest fits").isEqualTo(3);
  }

  @Test
  void narrowsOnceForCallsThatWereRefusedTogetherAndWidensInSilence() {
    ThrottleBucket bucket = bucket(10, 10);

    bucket.throttled(0, 0);
    bucket.throttled(0, SECOND);
    assertThat(burst(bucket, SECOND)).isEqualTo(7);
    for (int i = 0; i < 7; i++) {
      bucket.answered(1, SECOND, 0);
    }

    assertThat(burst(bucket, 19 * SECOND)).as("the window of the lesson").isEqualTo(7);
    for (int i = 0; i < 7; i++) {
      bucket.answered(1, 19 * SECOND, 0);
    }
    assertThat(burst(bucket, 29 * SECOND)).as("one silent window").isEqualTo(8);
  }

  @Test
  void widensNoFurtherThanTheLimit() {
    ThrottleBucket bucket = bucket(10, 10);
    bucket.throttled(0, 0);

    assertThat(burst(bucket, 1_000 * SECOND)).isEqualTo(10);
  }

  @Test
  void goesOnNarrowingWhileRefusalsGoOnAndNeverToNothing() {
    ThrottleBucket wide = bucket(100, 10);
    ThrottleBucket one = bucket(1, 10);
    for (int i = 0; i < 50; i++) {
      wide.throttled(0, i * 10 * SECOND);
      one.throttled(0, i * 10 * SECOND);
    }

    assertThat(burst(wide, 490 * SECOND)).isBetween(5, 25);
    assertThat(burst(one, 490 * SECOND)).isEqualTo(1);
  }

  @Test
  void aPauseStopsAllCallsAndTheLongestCounts() {
    ThrottleBucket bucket = bucket(5, 10);
    bucket.throttled(30 * SECOND, 0);
    bucket.throttled(3 * SECOND, 0);

    assertThat(bucket.retryAt(1, 0)).isEqualTo(30 * SECOND);
    assertThat(bucket.hasRoom(1, 30 * SECOND - 1)).isFalse();
    assertThat(bucket.idle(30 * SECOND - 1)).isFalse();
    assertThat(bucket.hasRoom(1, 30 * SECOND)).isTrue();
  }

  @Test
  void aConcurrentCallIsReleasedWithItsResponse() {
    ThrottleBucket bucket = new ThrottleBucket(SampleLimits.concurrent("few", 4), 0);
    assertThat(burst(bucket, 0)).isEqualTo(4);

    bucket.answered(1, 0, 0);

    assertThat(burst(bucket, 0)).isEqualTo(1);
  }

  @Test
  void aLimitWithoutAWindowWidensAgainToo() {
    ThrottleBucket bucket = new ThrottleBucket(SampleLimits.concurrent("few", 4), 0);
    bucket.throttled(0, 0);
    assertThat(burst(bucket, 0)).isEqualTo(2);
    bucket.answered(2, SECOND, 0);

    assertThat(burst(bucket, 100 * SECOND)).isEqualTo(4);
    bucket.answered(4, 101 * SECOND, 0);
    assertThat(bucket.idle(101 * SECOND)).isTrue();
  }
}
