package org.dsr4j.testkit.internal.throttle;

import java.util.Locale;
import org.dsr4j.testkit.internal.schema.Route;

/**
 * The facts about a request that the meters need.
 *
 * @param method the HTTP method
 * @param template the published path, with nameless parameters
 * @param service the name of the service behind it, in lower case
 * @param query the query as sent
 * @param subject the first id of the path, empty when it has none
 */
public record Call(String method, String template, String service, String query, String subject) {

  /**
   * {@return the call for a request to a route}
   *
   * @param route the route
   * @param query the query as sent
   * @param subject the first id of the path, empty when it has none
   */
  public static Call of(Route route, String query, String subject) {
    return new Call(
        route.method(),
        unnamed(route.template()),
        route.service().name().toLowerCase(Locale.ROOT),
        query,
        subject);
  }

  static String unnamed(String template) {
    return template.replaceAll("\\{[^}]*}", "{}");
  }

  boolean isWrite() {
    return !method.equals("GET");
  }
}
