package org.dsr4j.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A period from an inclusive to an exclusive instant. A bound that is null is open.
 *
 * @param from first instant inside, or null for no lower bound
 * @param to first instant outside, or null for no upper bound
 */
public record Window(@Nullable Instant from, @Nullable Instant to) {

  private static final Window ALL = new Window(null, null);

  /**
   * Rejects an empty or inverted period.
   *
   * @param from before {@code to}, or null
   * @param to after {@code from}, or null
   * @throws DsrException with {@link DsrError#INVALID_WINDOW} when the end is not after the start
   */
  public Window {
    if (from != null && to != null && !from.isBefore(to)) {
      throw new DsrException(
          DsrError.INVALID_WINDOW, "A window must end after it begins: swap or widen its bounds");
    }
  }

  /**
   * Returns the window without bounds.
   *
   * @return all time
   */
  public static Window all() {
    return ALL;
  }

  /**
   * Returns a window with both bounds.
   *
   * @param from first instant inside
   * @param to first instant outside
   * @return the window
   * @throws DsrException with {@link DsrError#INVALID_WINDOW} when the end is not after the start
   */
  public static Window between(Instant from, Instant to) {
    return new Window(from, to);
  }

  /**
   * Returns a window without an end.
   *
   * @param from first instant inside
   * @return the window
   */
  public static Window since(Instant from) {
    return new Window(from, null);
  }

  /**
   * Returns whether an instant is inside the window.
   *
   * @param instant the instant
   * @return true when inside
   */
  public boolean contains(Instant instant) {
    return (from == null || !instant.isBefore(from)) && (to == null || instant.isBefore(to));
  }

  /**
   * Returns whether the window has no bounds.
   *
   * @return true for {@link #all()}
   */
  public boolean unbounded() {
    return from == null && to == null;
  }
}
