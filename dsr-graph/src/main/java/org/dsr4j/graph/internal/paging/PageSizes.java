package org.dsr4j.graph.internal.paging;

import java.util.Map;
import org.dsr4j.graph.model.GraphRequest;

/**
 * Sets the maximum page size if Microsoft publishes it.
 *
 * <p>Contains published values only: for other paths a size beyond the maximum may be an error.
 */
final class PageSizes {

  private static final String TOP = "$top";
  private static final Map<String, Integer> LARGEST =
      Map.of(
          "/users", 999,
          "/groups", 999,
          "/servicePrincipals", 999,
          "/applications", 999,
          "/directory/deletedItems/graph.user", 999,
          "/directory/deletedItems/graph.group", 999,
          "/auditLogs/signIns", 1000);
  private static final int WITH_SIGN_IN_ACTIVITY = 500;

  private PageSizes() {}

  static GraphRequest sized(GraphRequest request) {
    Integer largest = LARGEST.get(request.template());
    if (largest == null || request.options().containsKey(TOP)) {
      return request;
    }
    boolean activity =
        request.options().values().stream().anyMatch(value -> value.contains("signInActivity"));
    int size = activity ? Math.min(largest, WITH_SIGN_IN_ACTIVITY) : largest;
    return request.query(TOP, Integer.toString(size));
  }
}
