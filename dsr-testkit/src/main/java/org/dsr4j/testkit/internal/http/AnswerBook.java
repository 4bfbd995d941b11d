package org.dsr4j.testkit.internal.http;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dsr4j.testkit.internal.state.Restoration;
import org.dsr4j.testkit.internal.store.Churn;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant answers in place of its own rows, and how it takes filters. Safe for use by several
 * threads.
 */
public final class AnswerBook {

  private final Map<String, Replacement> replacements = new ConcurrentHashMap<>();
  private final Set<String> filterRefusals = ConcurrentHashMap.newKeySet();
  private final Churn churn = new Churn();
  private volatile boolean ignoresFilters;
  private volatile boolean refusesFilters;
  private volatile boolean hidesWithoutPermission;

  /**
   * Replaces what a path, given as "version/template" or "version/canonical path", answers.
   *
   * @param path the path, with version
   * @param replacement what it answers instead
   */
  public void replace(String path, Replacement replacement) {
    replacements.put(path, replacement);
  }

  /**
   * Sets whether filters are accepted and then ignored.
   *
   * @param ignore whether filters are ignored
   */
  public void ignoreFilters(boolean ignore) {
    ignoresFilters = ignore;
  }

  /**
   * Refuses filters on a path, given as template or canonical path.
   *
   * @param path the path, without version
   */
  public void refuseFilters(String path) {
    filterRefusals.add(path);
  }

  /**
   * Sets whether filters are refused on every path.
   *
   * @param refuse whether filters are refused
   */
  public void refuseFilters(boolean refuse) {
    refusesFilters = refuse;
  }

  /**
   * Sets whether properties are left out that need a permission which the token lacks.
   *
   * @param hide whether they are left out
   */
  public void hideWithoutPermission(boolean hide) {
    hidesWithoutPermission = hide;
  }

  /** {@return what moves dates on} */
  public Churn churn() {
    return churn;
  }

  boolean hidesWithoutPermission() {
    return hidesWithoutPermission;
  }

  Restoration remember() {
    boolean ignoresThen = ignoresFilters;
    boolean refusesThen = refusesFilters;
    boolean hidesThen = hidesWithoutPermission;
    boolean churnsThen = churn.isOn();
    return Restoration.all(
        List.of(
            Restoration.of(replacements),
            Restoration.of(filterRefusals),
            () -> {
              ignoresFilters = ignoresThen;
              refusesFilters = refusesThen;
              hidesWithoutPermission = hidesThen;
              churn.on(churnsThen);
            }));
  }

  boolean ignoresFilters() {
    return ignoresFilters;
  }

  boolean refusesFilters(Target target) {
    return refusesFilters
        || filterRefusals.contains(target.route().template())
        || filterRefusals.contains(target.path());
  }

  @Nullable Replacement replacement(Target target) {
    if (replacements.isEmpty()) {
      return null;
    }
    String version = target.route().version().segment();
    Replacement concrete = replacements.get(version + target.path());
    return concrete == null ? replacements.get(version + target.route().template()) : concrete;
  }
}
