package org.dsr4j.testkit.internal.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.dsr4j.testkit.internal.json.RawJson;

/**
 * Moves on the dates that a service moves on by itself, at every read by another second, once it is
 * switched on. Safe for use by several threads.
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
   * Switches it on or off.
   *
   * @param churn whether dates move on
   */
  public void enable(boolean churn) {
    enable = churn;
  }

  /** {@return whether dates move on} */
  public boolean isEnabled() {
    return enable;
  }

  /** {@return how far the dates of the next answer are moved} */
  public int next() {
    return enable ? reads.incrementAndGet() : 0;
  }

  /** Returns a property's value, moved on by some seconds when it is one of those dates. */
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
