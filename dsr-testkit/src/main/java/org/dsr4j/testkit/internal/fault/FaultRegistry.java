package org.dsr4j.testkit.internal.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.dsr4j.testkit.internal.state.SavedState;
import org.jspecify.annotations.Nullable;

/**
 * The faults a test has scripted for one tenant; if several match, the latest one is applied. Safe
 * for use by several threads.
 */
public final class FaultRegistry {

  /** The path for faults of the blob store with the exported reports. */
  public static final String BLOB = "/blob/{job-id}";

  /** The path for faults of the token endpoint. */
  public static final String TOKEN = "/token";

  /**
   * The condition under which a fault is applied.
   *
   * @param path a published template or a canonical path
   * @param method the required method, empty for all
   * @param page the required page, or zero for all
   * @param nth the required number of the request, counted from one
   * @param times how often it is applied, or -1 for always
   * @param select a property that the request must select, empty for all requests
   */
  public record Trigger(String path, String method, int page, int nth, int times, String select) {

    /** A trigger for all requests, whatever they select. */
    public Trigger(String path, String method, int page, int nth, int times) {
      this(path, method, page, nth, times, "");
    }
  }

  /**
   * What is compared with the triggers.
   *
   * @param method the HTTP method
   * @param template the published template
   * @param canonical the concrete path
   * @param page the page of a list, counted from one
   * @param select the value of {@code $select}, possibly empty
   */
  public record Occasion(
      String method, String template, String canonical, int page, String select) {}

  private static final class Entry {

    private final Trigger trigger;
    private final ScriptedFault fault;
    private final AtomicInteger seen = new AtomicInteger();
    private final AtomicInteger left;

    Entry(Trigger trigger, ScriptedFault fault) {
      this.trigger = trigger;
      this.fault = fault;
      this.left = new AtomicInteger(trigger.times());
    }

    /** Restores the counts of matching requests and of applications. */
    SavedState saveState() {
      int seenThen = seen.get();
      int leftThen = left.get();
      return () -> {
        seen.set(seenThen);
        left.set(leftThen);
      };
    }

    boolean matches(Occasion now) {
      return (trigger.page() == 0 || trigger.page() == now.page())
          && (trigger.method().isEmpty() || trigger.method().equals(now.method()))
          && (trigger.path().equals(now.template())
              || trigger.path().equalsIgnoreCase(now.canonical()))
          && (trigger.select().isEmpty()
              || List.of(now.select().split(",", -1)).contains(trigger.select()));
    }

    /** Counts one request, even if another fault is applied to it. */
    boolean isReached() {
      return seen.incrementAndGet() >= trigger.nth();
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
   * @param trigger when it is applied
   * @param fault the fault
   */
  public void add(Trigger trigger, ScriptedFault fault) {
    entries.add(0, new Entry(trigger, fault));
  }

  /**
   * Forgets the faults of a path.
   *
   * @param path the path with which they were added
   */
  public void clear(String path) {
    entries.removeIf(entry -> entry.trigger.path().equals(path));
  }

  /** Forgets all faults. */
  public void clear() {
    entries.clear();
  }

  public SavedState saveState() {
    List<SavedState> parts = new ArrayList<>();
    parts.add(SavedState.of(entries));
    entries.forEach(entry -> parts.add(entry.saveState()));
    return SavedState.all(parts);
  }

  @Nullable
  public ScriptedFault takeMatching(Occasion occasion) {
    ScriptedFault fault = null;
    for (Entry entry : entries) {
      if (entry.matches(occasion) && entry.isReached() && fault == null && entry.take()) {
        fault = entry.fault;
      }
    }
    return fault;
  }

  /** {@return the fault for the next token request, or null} */
  public @Nullable ScriptedFault takeForToken() {
    return takeMatching(new Occasion("POST", TOKEN, TOKEN, 1, ""));
  }
}
