package org.dsr4j.benchmarks.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a limit allows in a time. */
class BucketBoundTest {

  private static BucketBound fivePerTenSeconds(long calls) {
    return new BucketBound("reports", calls, 5, Duration.ofSeconds(10));
  }

  @Test
  void a_full_bucket_goes_at_once() {
    assertThat(fivePerTenSeconds(5).time()).isZero();
  }

  @Test
  void calls_beyond_the_bucket_come_at_the_limits_rate() {
    assertThat(fivePerTenSeconds(29).time()).isEqualTo(Duration.ofSeconds(48));
  }

  @Test
  void the_share_counts_all_that_each_begun_window_holds() {
    assertThat(fivePerTenSeconds(10).share(Duration.ofSeconds(9))).isEqualTo(2.0);
    assertThat(fivePerTenSeconds(10).share(Duration.ofSeconds(15))).isEqualTo(1.0);
  }
}
