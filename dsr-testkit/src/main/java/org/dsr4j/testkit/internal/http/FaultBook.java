package org.dsr4j.testkit.internal.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The faults a test has scripted for one tenant; of several that fit the latest counts. Safe for
 * use by several threads.
 */
public final class FaultBook {

  private record Entry(String path, int page, AtomicInteger left, Fault fault) {

    boolean fits(String template, String canonical, int requestPage) {
      return (page == 0 || page == requestPage)
          && (path.equals(template) || path.equalsIgnoreCase(canonical));
    }

    /** Counts one use; a negative count never ends. */
    boolean take() {
      return left.getAndUpdate(count -> count > 0 ? count - 1 : count) != 0;
    }
  }

  private final List<Entry> entries = new CopyOnWriteArrayList<>();

  /**
   * Adds a fault.
   *
   * @param path a published template or a canonical path
   * @param page the page it waits for, or zero for all
   * @param times how often it strikes, or -1 for always
   * @param fault the fault
   */
  public void add(String path, int page, int times, Fault fault) {
    entries.add(0, new Entry(path, page, new AtomicInteger(times), fault));
  }

  /**
   * Forgets the faults of a path.
   *
   * @param path the path that was given with them
   */
  public void clear(String path) {
    entries.removeIf(entry -> entry.path().equals(path));
  }

  /** Forgets all faults. */
  public void clear() {
    entries.clear();
  }

  @Nullable Fault take(String template, String canonical, int page) {
    for (Entry entry : entries) {
      if (entry.fits(template, canonical, page) && entry.take()) {
        return entry.fault();
      }
    }
    return null;
  }
}
