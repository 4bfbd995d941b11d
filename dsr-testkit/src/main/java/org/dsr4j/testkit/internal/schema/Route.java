package org.dsr4j.testkit.internal.schema;

import java.util.List;
import java.util.Set;

/**
 * One line of the route table in one version.
 *
 * @param version the version of Graph
 * @param method the HTTP method
 * @param template the path as Microsoft publishes it
 * @param answers the kind of its answer
 * @param service the service behind it
 * @param entity the type of its answer
 * @param options the query options it takes, without the dollar sign; options that are not OData
 *     options start with a question mark
 * @param expands the navigation properties it expands
 * @param filterable the properties it filters; all properties of the type when it contains "*"
 * @param pageSize the default size of a page
 * @param maxPageSize the largest size of a page
 */
public record Route(
    PublishedVersion version,
    String method,
    String template,
    ResponseKind answers,
    Service service,
    EntityType entity,
    Set<String> options,
    Set<String> expands,
    Set<String> filterable,
    int pageSize,
    int maxPageSize) {

  /**
   * Copies the collections.
   *
   * @param version the version of Graph
   * @param method the HTTP method
   * @param template the path as Microsoft publishes it
   * @param answers the kind of its answer
   * @param service the service behind it
   * @param entity the type of its answer
   * @param options the query options it takes, without the dollar sign; options that are not OData
   *     options start with a question mark
   * @param expands the navigation properties it expands
   * @param filterable the properties it filters; all properties of the type when it contains "*"
   * @param pageSize the default size of a page
   * @param maxPageSize the largest size of a page
   */
  public Route {
    options = Set.copyOf(options);
    expands = Set.copyOf(expands);
    filterable = Set.copyOf(filterable);
  }

  /**
   * {@return this route in a cloud whose types have fewer properties}
   *
   * @param types the cloud's types
   */
  Route with(EntityTypes types) {
    EntityType there = types.find(version, entity.name());
    return there == null
        ? this
        : new Route(
            version,
            method,
            template,
            answers,
            service,
            there,
            options,
            expands,
            filterable,
            pageSize,
            maxPageSize);
  }

  /** {@return the template's segments} */
  public List<String> segments() {
    return List.of(template.substring(1).split("/"));
  }

  /**
   * {@return whether filters may name this property}
   *
   * @param property the property's name
   */
  public boolean filters(String property) {
    return entity.has(property) && (filterable.contains("*") || filterable.contains(property));
  }

  /** {@return whether the answer is a list in pages} */
  public boolean answersList() {
    return answers == ResponseKind.LIST || answers == ResponseKind.VALUES;
  }

  /** {@return whether the template's last segment names one of many objects} */
  public boolean endsWithId() {
    return template.endsWith("}");
  }
}
