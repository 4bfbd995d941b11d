package org.dsr4j.testkit.internal.schema;

import java.util.List;

/**
 * A route that matches a path.
 *
 * @param route the route
 * @param parameters the decoded values of the template's parameters, in order
 */
public record RouteMatch(Route route, List<String> parameters) {

  /**
   * Copies the parameters.
   *
   * @param route the route
   * @param parameters the decoded values of the template's parameters, in order
   */
  public RouteMatch {
    parameters = List.copyOf(parameters);
  }

  /** {@return the value of the last parameter} */
  public String lastParameter() {
    return parameters.get(parameters.size() - 1);
  }
}
