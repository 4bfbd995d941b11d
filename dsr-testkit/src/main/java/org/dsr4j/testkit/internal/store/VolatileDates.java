package org.dsr4j.testkit.internal.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.dsr4j.testkit.internal.json.RawJson;

/**
 * Moves the dates that a service updates automatically: when enabled, by one more second at each
 * read. Safe for use by several threads.
 */
public final class VolatileDates {

  private static final Set<String> VOLATILE =
      Set.of(
          "approximateLastSignInDateTime",
          "lastCheckInDateTime",
          "lastContactedDateTime",
          "lastReportedDateTime",
          "lastStateUpdateDateTime",
          "lastSyncDateTime");

  private final AtomicInteger reads = new AtomicInteger();
  private volatile boolean enable;

  /**
   * Enables or disables the moves.
   *
   * @param churn whether dates move
   */
  public void enable(boolean churn) {
    enable = churn;
  }

  /** {@return whether dates move} */
  public boolean isEnabled() {
    return enable;
  }

  /** {@return by how many seconds the dates of the next answer are moved} */
  public int next() {
    return enable ? reads.incrementAndGet() : 0;
  }

  /** Returns a property's value, moved forward by some seconds when it is a volatile date. */
  static String shifted(String name, String value, int seconds) {
    if (seconds == 0 || !VOLATILE.contains(name) || !RawJson.isString(value)) {
      return value;
    }
    try {
      Instant time = Instant.parse(RawJson.unquote(value));
      return RawJson.quote(RowValues.format(time.plusSeconds(seconds)));
    } catch (DateTimeException e) {
      return value;
    }
  }
}
