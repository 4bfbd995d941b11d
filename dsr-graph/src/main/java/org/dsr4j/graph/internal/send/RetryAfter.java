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
 * How long a refused request has to wait, as the answer's {@code Retry-After} says.
 *
 * <p>Seen on the wire: whole seconds, fractions, two numbers with a comma, dates, and nonsense.
 * Nonsense, zero and what has passed are no hint at all, so that nobody repeats at once.
 */
public final class RetryAfter {

  private static final String NAME = "Retry-After";
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
  private static final Pattern COMMA = Pattern.compile(",");

  private RetryAfter() {}

  /**
   * The longest wait that the headers ask for.
   *
   * @param clock what a date counts from when the answer has none itself
   * @return more than zero and as long as it was asked for, or empty when there is no usable hint
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
    // A date has a comma of its own.
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

  /** A date in any of the three forms that HTTP knows. */
  private static Optional<Instant> date(@Nullable String value) {
    if (value == null) {
      return Optional.empty();
    }
    Headers one = new Headers.Builder().addUnsafeNonAscii(NAME, value).build();
    return Optional.ofNullable(one.getDate(NAME)).map(Date::toInstant);
  }
}
