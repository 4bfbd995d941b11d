package org.dsr4j.internal.execute;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Limits the times at which adapters want to be asked again. */
final class NextCheck {

  /** Also the reaction to a time in the past: a case that is due at once would run without end. */
  private static final Duration LEAST = Duration.ofMinutes(1);

  /** A wrong time in the far future must not leave a case without attention. */
  private static final Duration MOST = Duration.ofDays(30);

  private NextCheck() {}

  /** Returns a time after now: the given one if it is in the future and at most 30 days away. */
  static @Nullable Instant after(Instant now, @Nullable Instant asked) {
    if (asked == null) {
      return null;
    }
    Instant latest = now.plus(MOST);
    return asked.isAfter(now) ? (asked.isAfter(latest) ? latest : asked) : now.plus(LEAST);
  }
}
