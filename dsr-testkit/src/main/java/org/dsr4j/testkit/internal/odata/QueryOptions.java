package org.dsr4j.testkit.internal.odata;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dsr4j.testkit.internal.schema.Route;
import org.dsr4j.testkit.internal.schema.Service;
import org.jspecify.annotations.Nullable;

/**
 * The query options of one request.
 *
 * @param values the decoded values by decoded name, with the dollar sign
 * @param originalNames the options as they were sent, without the page token
 */
public record QueryOptions(Map<String, String> values, List<String> originalNames) {

  /** The option that carries a page token. */
  public static final String SKIP_TOKEN = "$skiptoken";

  /**
   * Copies the collections.
   *
   * @param values the decoded values by decoded name, with the dollar sign
   * @param originalNames the options as they were sent, without the page token
   */
  public QueryOptions {
    values = Map.copyOf(values);
    originalNames = List.copyOf(originalNames);
  }

  /**
   * Parses a query.
   *
   * @param query the query as sent, empty when there is none
   * @throws InvalidQueryException when it cannot be decoded or names an option twice
   * @return the options
   */
  public static QueryOptions parse(String query) {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> spelt = new ArrayList<>();
    for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      if (values.putIfAbsent(name, value) != null) {
        throw InvalidQueryException.badRequest(
            "Query option '"
                + name
                + "' was specified more than once, but it must be specified at most once.");
      }
      if (!name.equals(SKIP_TOKEN)) {
        spelt.add(pair);
      }
    }
    return new QueryOptions(values, spelt);
  }

  /**
   * Checks that a route supports all of these options.
   *
   * @param route the route
   * @throws InvalidQueryException when it does not
   */
  public void check(Route route) {
    for (String name : values.keySet()) {
      boolean paging = name.equals(SKIP_TOKEN) && route.options().contains("top");
      boolean known =
          name.startsWith("$")
              ? route.options().contains(name.substring(1))
              : route.options().contains("?" + name);
      if (!paging && !known) {
        throw InvalidQueryException.badRequest(
            "The query parameter '" + name + "' is not supported.");
      }
    }
  }

  /**
   * {@return an option's value, or null when it was not sent}
   *
   * @param name the option's name, with the dollar sign
   */
  public @Nullable String get(String name) {
    return values.get(name);
  }

  /** {@return whether the answer contains the number of rows} */
  public boolean count() {
    String count = values.getOrDefault("$count", "false");
    if (!count.equals("true") && !count.equals("false")) {
      throw InvalidQueryException.badRequest(
          "Invalid value '" + count + "' for $count query option found.");
    }
    return count.equals("true");
  }

  /**
   * {@return the names in an option, empty when it was not sent}
   *
   * @param option the option's name
   */
  public List<String> names(String option) {
    String value = values.get(option);
    return value == null ? List.of() : List.of(value.split("\\s*,\\s*"));
  }

  /**
   * {@return the size of a page} The directory refuses sizes above the maximum; the other services
   * return fewer rows without an error.
   *
   * @param route the route
   */
  public int pageSize(Route route) {
    String top = values.get("$top");
    if (top == null) {
      return route.pageSize();
    }
    boolean number = top.matches("\\d{1,9}") && Integer.parseInt(top) > 0;
    boolean tooLarge = number && Integer.parseInt(top) > route.maxPageSize();
    if (!number || (tooLarge && route.service() == Service.DIRECTORY)) {
      throw InvalidQueryException.badRequest(
          "Invalid page size specified: '"
              + top
              + "'. Must be between 1 and "
              + route.maxPageSize()
              + " inclusive.");
    }
    return Math.min(Integer.parseInt(top), route.maxPageSize());
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw InvalidQueryException.badRequest("The query string cannot be decoded.");
    }
  }
}
