package org.dsr4j.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A span of time, from (inclusive) to (exclusive), open where a bound is null. Instants are UTC.
 *
 * @param from first instant inside, or null for no lower bound
 * @param to first instant outside, or null for no upper bound
 */
public record Window(@Nullable Instant from, @Nullable Instant to) {

  private static final Window ALL = new Window(null, null);

  /**
   * Checks the order.
   *
   * @param from see {@link #from()}
   * @param to see {@link #to()}
   * @throws DsrException with {@link DsrError#INVALID_WINDOW} when it does not end after it begins
   */
  public Window {
    if (from != null && to != null && !from.isBefore(to)) {
      throw new DsrException(
          DsrError.INVALID_WINDOW, "A window must end after it begins: swap or widen its bounds");
    }
  }

  /**
   * The window without bounds.
   *
   * @return all time
   */
  public static Window all() {
    return ALL;
  }

  /**
   * A window with both bounds.
   *
   * @param from first instant inside
   * @param to first instant outside
   * @return the window
   * @throws DsrException with {@link DsrError#INVALID_WINDOW} when it does not end after it begins
   */
  public static Window between(Instant from, Instant to) {
    return new Window(from, to);
  }

  /**
   * A window without an end.
   *
   * @param from first instant inside
   * @return the window
   */
  public static Window since(Instant from) {
    return new Window(from, null);
  }

  /**
   * Whether an instant lies inside.
   *
   * @param instant the instant
   * @return true when inside
   */
  public boolean contains(Instant instant) {
    return (from == null || !instant.isBefore(from)) && (to == null || instant.isBefore(to));
  }

  /**
   * Whether neither bound is set.
   *
   * @return true for {@link #all()}
   */
  public boolean unbounded() {
    return from == null && to == null;
  }
}
