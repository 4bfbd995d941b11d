package org.dsr4j.testkit;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.dsr4j.testkit.internal.fault.FaultRegistry;
import org.dsr4j.testkit.internal.fault.FaultRegistry.Trigger;

/**
 * Makes requests to a simulated tenant fail, in the same way in every run; see {@link
 * SimulatedTenant#faults()}.
 *
 * <p>If several faults match a request, the one scripted last is applied. Safe for use by several
 * threads.
 */
public final class Faults {

  private final FaultRegistry book;
  private final UnaryOperator<String> paths;

  Faults(FaultRegistry book, UnaryOperator<String> paths) {
    this.book = book;
    this.paths = paths;
  }

  /**
   * Begins a script for a path.
   *
   * @param path a path template as Microsoft publishes it ({@code /users/{user-id}/memberOf}) or a
   *     concrete path, without version: the script applies to v1.0 and beta
   * @throws IllegalArgumentException when the simulator knows no such path, because the script
   *     would never be applied
   * @return the script
   */
  public FaultScript on(String path) {
    Objects.requireNonNull(path, "path");
    return new FaultScript(book, new Trigger(paths.apply(path), "", 0, 1, -1));
  }

  /**
   * Begins a script that waits for one request to a path, and applies to that request only.
   *
   * @param number which request to the path, counted from one, beginning now
   * @param path a path, as in {@link #on}
   * @return the script
   */
  public FaultScript onNth(int number, String path) {
    Objects.requireNonNull(path, "path");
    if (number < 1) {
      throw new IllegalArgumentException("requests are counted from one, not " + number);
    }
    return new FaultScript(book, new Trigger(paths.apply(path), "", 0, number, 1));
  }

  /**
   * Begins a script for the downloads of exported reports. The blob store has its own errors.
   * Therefore only plain replies and the faults of bodies and connections are applied.
   *
   * @return the script
   */
  public FaultScript onBlob() {
    return new FaultScript(book, new Trigger(FaultRegistry.BLOB, "", 0, 1, -1));
  }

  /**
   * Begins a script for the token endpoint of {@link SimulatedApplication#authority}.
   *
   * @return the script
   */
  public TokenRequestFaults onTokenRequest() {
    return new TokenRequestFaults(book, new Trigger(FaultRegistry.TOKEN, "", 0, 1, -1));
  }

  /** Forgets all scripts of this tenant. */
  public void clear() {
    book.clear();
  }

  static void requireCount(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("a fault is applied at least once, not " + count);
    }
  }

  static void requireError(int status) {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("an error has a status from 400 to 599, not " + status);
    }
  }
}
