package org.dsr4j.graph.throttle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The resource units of calls to the directory.
 *
 * <p>Source: Graph's page on throttling limits, section on identity and access.
 */
final class ResourceUnitCosts {

  private static final int SMALL_PAGE = 20;
  private static final List<CostRule> COSTS = costs();

  private ResourceUnitCosts() {}

  /**
   * A call whose cost is not 1.
   *
   * @param method the HTTP method
   * @param path its segments
   * @param plain the cost
   * @param selected the cost with {@code $select}
   */
  private record CostRule(String method, List<String> path, int plain, int selected) {}

  private static List<CostRule> costs() {
    List<CostRule> costs = new ArrayList<>();
    for (String[] columns : LimitFile.table("resource-units.txt")) {
      int plain = Integer.parseInt(columns[2]);
      int selected = columns.length > 3 ? Integer.parseInt(columns[3]) : plain - 1;
      costs.add(new CostRule(columns[0], PathFamilies.segments(columns[1]), plain, selected));
    }
    return List.copyOf(costs);
  }

  /** Returns at least 1. */
  static double cost(String method, String path, Map<String, String> options) {
    List<String> segments = PathFamilies.segments(path);
    boolean selects = options.containsKey("$select");
    int cost = selects ? 0 : 1;
    for (CostRule listed : COSTS) {
      if (listed.method().equals(method) && PathFamilies.matches(listed.path(), segments, true)) {
        cost = selects ? listed.selected() : listed.plain();
      }
    }
    if (options.containsKey("$expand")) {
      cost++;
    }
    if (smallPage(options.get("$top"))) {
      cost--;
    }
    return Math.max(1, cost);
  }

  private static boolean smallPage(@org.jspecify.annotations.Nullable String top) {
    return top != null && top.matches("[0-9]{1,2}") && Integer.parseInt(top) < SMALL_PAGE;
  }
}
