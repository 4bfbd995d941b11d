package org.dsr4j.testkit;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.dsr4j.testkit.internal.http.FaultBook;

/**
 * Lets requests to a simulated tenant go wrong, in a way that is the same in every run; see {@link
 * SimulatedTenant#faults()}.
 *
 * <p>Of several faults that fit a request the one scripted last strikes. Safe for use by several
 * threads.
 */
public final class Faults {

  private final FaultBook book;
  private final UnaryOperator<String> paths;

  Faults(FaultBook book, UnaryOperator<String> paths) {
    this.book = book;
    this.paths = paths;
  }

  /**
   * Begins a script for a path.
   *
   * @param path a path template as Microsoft publishes it ({@code /users/{user-id}/memberOf}) or a
   *     concrete path, without version: the script holds for v1.0 and beta alike
   * @throws IllegalArgumentException when the simulator knows no such path, because the script
   *     would never strike
   * @return the script
   */
  public FaultScript on(String path) {
    Objects.requireNonNull(path, "path");
    return new FaultScript(book, paths.apply(path), 0, -1);
  }

  /** Forgets all scripts of this tenant. */
  public void clear() {
    book.clear();
  }
}
