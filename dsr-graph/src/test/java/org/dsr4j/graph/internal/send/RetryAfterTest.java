package org.dsr4j.graph.internal.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All known forms of {@code Retry-After}. */
class RetryAfterTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10|PT10S",
        " 10 |PT10S",
        "2.128|PT2.128S",
        "0.5|PT0.5S",
        "31,120|PT2M",
        "120, 31|PT2M",
        "0,120|PT2M",
        "5, soon|PT5S",
        "3600|PT1H",
        "86400|PT24H",
        "999999999|PT277777H46M39S",
        "Sun, 01 Mar 2026 12:05:00 GMT|PT5M",
        "Sun, 01 Mar 2026 15:00:00 GMT|PT3H",
        "Sunday, 01-Mar-26 12:00:30 GMT|PT30S",
        "Sun Mar  1 12:00:30 2026|PT30S",
      })
  void aHintIsKeptAsLongAsItIs(String value, Duration wait) {
    assertThat(wait("Retry-After", value)).contains(wait);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ",",
        "0",
        "0.0",
        "0,0",
        "-5",
        "+5",
        "1e3",
        "0x10",
        "soon",
        "10 s",
        "NaN",
        "1000000000000000000000",
        "1.2.3",
        "Sun, 01 Mar 2026 12:00:00 GMT",
        "Sun, 01 Mar 2026 11:59:59 GMT",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "2026-03-01T13:00:00Z",
      })
  void nonsenseZeroAndThePastAreNoHint(String value) {
    assertThat(wait("Retry-After", value)).isEmpty();
  }

  @Test
  void withoutTheHeaderThereIsNoHint() {
    assertThat(wait("Content-Type", "application/json")).isEmpty();
  }

  @Test
  void aHeaderThatIsNotAsciiIsNoHint() {
    Headers headers = new Headers.Builder().addUnsafeNonAscii("Retry-After", "١٠").build();

    assertThat(RetryAfter.of(headers, CLOCK)).isEmpty();
  }

  @Test
  void ofSeveralHeadersTheLongestCounts() {
    assertThat(wait("Retry-After", "5", "retry-after", "60", "RETRY-AFTER", "x"))
        .contains(Duration.ofMinutes(1));
    assertThat(wait("Retry-After", "60", "Retry-After", "Sun, 01 Mar 2026 12:05:00 GMT"))
        .contains(Duration.ofMinutes(5));
  }

  @Test
  void aDateCountsFromTheServicesOwnClock() {
    assertThat(
            wait(
                "Date",
                "Sun, 01 Mar 2026 12:04:00 GMT",
                "Retry-After",
                "Sun, 01 Mar 2026 12:05:00 GMT"))
        .contains(Duration.ofMinutes(1));
    assertThat(wait("Date", "no date", "Retry-After", "Sun, 01 Mar 2026 12:05:00 GMT"))
        .contains(Duration.ofMinutes(5));
  }

  private static Optional<Duration> wait(String... namesAndValues) {
    return RetryAfter.of(Headers.of(namesAndValues), CLOCK);
  }
}
