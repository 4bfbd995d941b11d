package org.dsr4j.graph.internal.send;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The wait that a refusal requests in its {@code Retry-After} header.
 *
 * <p>Known forms: whole seconds, fractions, two numbers separated by a comma, dates, and invalid
 * values. Invalid values, zero and times in the past are ignored, so that no request is repeated
 * immediately.
 */
public final class RetryAfter {

  private static final String NAME = "Retry-After";
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
  private static final Pattern COMMA = Pattern.compile(",");

  private RetryAfter() {}

  /**
   * Returns the longest wait that the headers request.
   *
   * @param clock the clock for dates when the response has no date
   * @return more than zero and without an upper limit, or empty when there is no valid value
   */
  public static Optional<Duration> of(Headers headers, Clock clock) {
    Instant now = date(headers.get("Date")).orElseGet(clock::instant);
    return headers.values(NAME).stream()
        .flatMap(value -> waits(value, now))
        .filter(wait -> !wait.isNegative() && !wait.isZero())
        .max(Comparator.naturalOrder());
  }

  private static Stream<Duration> waits(String value, Instant now) {
    Optional<Duration> until = date(value).map(then -> Duration.between(now, then));
    // A date contains a comma too.
    return until.isPresent()
        ? until.stream()
        : COMMA.splitAsStream(value).map(String::strip).flatMap(RetryAfter::seconds);
  }

  private static Stream<Duration> seconds(String text) {
    if (!SECONDS.matcher(text).matches()) {
      return Stream.empty();
    }
    String[] parts = text.split("\\.", 2);
    long nanos = parts.length == 1 ? 0 : Long.parseLong((parts[1] + "00000000").substring(0, 9));
    return Stream.of(Duration.ofSeconds(Long.parseLong(parts[0]), nanos));
  }

  /** Parses a date in any of the three HTTP formats. */
  private static Optional<Instant> date(@Nullable String value) {
    if (value == null) {
      return Optional.empty();
    }
    Headers one = new Headers.Builder().addUnsafeNonAscii(NAME, value).build();
    return Optional.ofNullable(one.getDate(NAME)).map(Date::toInstant);
  }
}
