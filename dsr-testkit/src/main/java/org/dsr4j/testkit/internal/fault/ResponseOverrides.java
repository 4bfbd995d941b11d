package org.dsr4j.testkit.internal.fault;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.dsr4j.testkit.internal.protocol.AnsweredRequest;
import org.dsr4j.testkit.internal.protocol.Reply;
import org.dsr4j.testkit.internal.protocol.RequestTarget;
import org.dsr4j.testkit.internal.state.SavedState;
import org.dsr4j.testkit.internal.store.VolatileDates;
import org.jspecify.annotations.Nullable;

/**
 * The answers that replace a tenant's own rows, and the treatment of filters. Safe for use by
 * several threads.
 */
public final class ResponseOverrides {

  private final Map<String, Replacement> replacements = new ConcurrentHashMap<>();
  private final Set<String> filterRefusals = ConcurrentHashMap.newKeySet();
  private final VolatileDates volatileDates = new VolatileDates();
  private final RowEdits rowEdits = new RowEdits();
  private volatile boolean ignoresFilters;
  private volatile boolean refusesFilters;
  private volatile boolean hidesValuesWithoutPermission;
  private volatile @Nullable BiFunction<AnsweredRequest, Reply, Reply> rewriting;

  /**
   * Replaces the answer of a path, given as "version/template" or "version/canonical path".
   *
   * @param path the path, with version
   * @param replacement the new answer
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
   * Sets whether properties are omitted if the token lacks the permission for them.
   *
   * @param hide whether they are left out
   */
  public void hideValuesWithoutPermission(boolean hide) {
    hidesValuesWithoutPermission = hide;
  }

  /**
   * Sets the function that receives every response and returns the one to send.
   *
   * @param function the function
   */
  public void rewrite(BiFunction<AnsweredRequest, Reply, Reply> function) {
    rewriting = function;
  }

  /**
   * {@return the response to send}
   *
   * @param request the request with its status
   * @param reply its response
   */
  public Reply rewritten(AnsweredRequest request, Reply reply) {
    BiFunction<AnsweredRequest, Reply, Reply> function = rewriting;
    return function == null ? reply : function.apply(request, reply);
  }

  /** {@return the changes of rows} */
  public RowEdits rowEdits() {
    return rowEdits;
  }

  /** {@return the volatile dates} */
  public VolatileDates volatileDates() {
    return volatileDates;
  }

  public boolean hidesValuesWithoutPermission() {
    return hidesValuesWithoutPermission;
  }

  public SavedState saveState() {
    boolean ignoresThen = ignoresFilters;
    boolean refusesThen = refusesFilters;
    boolean hidesThen = hidesValuesWithoutPermission;
    boolean churnsThen = volatileDates.isEnabled();
    BiFunction<AnsweredRequest, Reply, Reply> rewritingThen = rewriting;
    return SavedState.all(
        List.of(
            SavedState.of(replacements),
            SavedState.of(filterRefusals),
            rowEdits.saveState(),
            () -> {
              ignoresFilters = ignoresThen;
              refusesFilters = refusesThen;
              hidesValuesWithoutPermission = hidesThen;
              volatileDates.enable(churnsThen);
              rewriting = rewritingThen;
            }));
  }

  public boolean ignoresFilters() {
    return ignoresFilters;
  }

  public boolean refusesFilters(RequestTarget target) {
    return refusesFilters
        || filterRefusals.contains(target.route().template())
        || filterRefusals.contains(target.path());
  }

  @Nullable
  public Replacement replacement(RequestTarget target) {
    if (replacements.isEmpty()) {
      return null;
    }
    String version = target.route().version().segment();
    Replacement concrete = replacements.get(version + target.path());
    return concrete == null ? replacements.get(version + target.route().template()) : concrete;
  }
}
