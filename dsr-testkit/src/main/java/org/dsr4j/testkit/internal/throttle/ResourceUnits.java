package org.dsr4j.testkit.internal.throttle;

import java.util.HashMap;
import java.util.Map;
import org.dsr4j.testkit.internal.schema.TableResource;

/** The cost of requests in the directory's resource units. */
public final class ResourceUnits {

  private static final int SMALL_PAGE = 20;
  private static final Map<String, Integer> BASE = read();

  private ResourceUnits() {}

  /**
   * {@return the cost of a call in resource units}
   *
   * @param call the call
   */
  public static int of(Call call) {
    if (call.isWrite()) {
      return 1;
    }
    int units = BASE.getOrDefault(call.method() + " " + call.template(), 1);
    for (String option : call.query().replace("%24", "$").split("&", -1)) {
      if (option.startsWith("$select=")) {
        units--;
      } else if (option.startsWith("$expand=")) {
        units++;
      } else if (option.matches("\\$top=\\d{1,4}")
          && Integer.parseInt(option.substring("$top=".length())) < SMALL_PAGE) {
        units--;
      }
    }
    return Math.max(1, units);
  }

  private static Map<String, Integer> read() {
    Map<String, Integer> base = new HashMap<>();
    for (String line : TableResource.lines("resource-units.txt")) {
      int space = line.lastIndexOf(' ');
      base.put(line.substring(0, space), Integer.valueOf(line.substring(space + 1)));
    }
    return base;
  }
}
