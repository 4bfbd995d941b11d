package org.dsr4j.testkit.internal.odata;

import static org.dsr4j.testkit.internal.odata.InvalidQueryException.Reason.UNSUPPORTED;

import java.util.Map;
import java.util.Set;
import org.dsr4j.testkit.internal.odata.Literal.Kind;
import org.dsr4j.testkit.internal.schema.EntityType;
import org.dsr4j.testkit.internal.schema.EntityTypes;
import org.dsr4j.testkit.internal.schema.PropertyKind;
import org.dsr4j.testkit.internal.schema.Route;
import org.dsr4j.testkit.internal.schema.Service;

/** Checks whether the service of a path supports a filter. */
public final class FilterRules {

  private static final Map<PropertyKind, Set<Kind>> FITTING =
      Map.of(
          PropertyKind.STRING, Set.of(Kind.STRING, Kind.NULL),
          PropertyKind.ENUM, Set.of(Kind.STRING, Kind.NULL),
          PropertyKind.DATE, Set.of(Kind.DATE, Kind.NULL),
          PropertyKind.BOOLEAN, Set.of(Kind.BOOLEAN, Kind.NULL),
          PropertyKind.NUMBER, Set.of(Kind.NUMBER, Kind.NULL),
          PropertyKind.GUID, Set.of(Kind.GUID, Kind.NULL),
          PropertyKind.OBJECT, Set.of(Kind.NULL),
          PropertyKind.COLLECTION, Set.of());

  private final EntityTypes types;
  private final Route route;
  private final boolean advanced;

  /**
   * Creates the rules for one request.
   *
   * @param types the published types
   * @param route the route of the request
   * @param advanced whether the request fulfils the conditions of advanced directory queries
   */
  public FilterRules(EntityTypes types, Route route, boolean advanced) {
    this.types = types;
    this.route = route;
    this.advanced = advanced;
  }

  /**
   * Checks a filter.
   *
   * @param filter the filter
   * @throws InvalidQueryException when the service would refuse it
   */
  public void check(Filter filter) {
    if (filter instanceof Filter.And and) {
      check(and.left());
      check(and.right());
    } else if (filter instanceof Filter.Or or) {
      check(or.left());
      check(or.right());
    } else if (filter instanceof Filter.Not not) {
      advancedOnly("not");
      check(not.inner());
    } else if (filter instanceof Filter.Any any) {
      checkAny(any);
    } else if (filter instanceof Filter.Call call) {
      checkCall(call);
    } else if (filter instanceof Filter.Compare compare) {
      checkCompare(compare);
    }
  }

  private void checkAny(Filter.Any any) {
    checkPath(any.path());
    PropertyKind kind = kindOf(any.path());
    if (kind != PropertyKind.COLLECTION && kind != PropertyKind.UNKNOWN) {
      throw InvalidQueryException.badRequest(
          "Invalid filter clause: Any/All may only be used following a collection.");
    }
    if (any.inner() != null) {
      check(any.inner());
    } else {
      advancedOnly("any");
    }
  }

  private void checkCall(Filter.Call call) {
    checkPath(call.path());
    if (call.function().equals("endswith")) {
      advancedOnly("endsWith");
    }
    if (call.function().equals("contains") && route.service() == Service.DIRECTORY) {
      throw unsupported(call.path());
    }
  }

  private void checkCompare(Filter.Compare compare) {
    checkPath(compare.path());
    if (compare.operator() == Operator.NE) {
      advancedOnly("ne");
    }
    PropertyKind kind = kindOf(compare.path());
    if (kind != PropertyKind.UNKNOWN
        && !FITTING.getOrDefault(kind, Set.of()).contains(compare.literal().kind())) {
      throw InvalidQueryException.badRequest(
          "Invalid filter clause: A binary operator with incompatible types was detected. Found"
              + " operand types 'Edm."
              + kind
              + "' and '"
              + compare.literal().kind().edmName()
              + "' for operator kind '"
              + compare.operator().title()
              + "'.");
    }
  }

  private void checkPath(Filter.Path path) {
    if (path.variable() != null) {
      return;
    }
    if (path.cast() != null) {
      checkCast(path);
      return;
    }
    String property = path.segments().get(0);
    if (property.equals(Filter.TYPE) || route.expands().contains(property)) {
      return;
    }
    if (!route.entity().has(property)) {
      throw InvalidQueryException.badRequest(
          "Invalid filter clause: Could not find a property named '"
              + property
              + "' on type 'microsoft.graph."
              + route.entity().name()
              + "'.");
    }
    if (!route.filters(property)) {
      throw unsupported(path);
    }
  }

  private void checkCast(Filter.Path path) {
    EntityType type = types.find(route.version(), String.valueOf(path.cast()));
    if (type == null || !type.has(path.segments().get(1))) {
      throw InvalidQueryException.badRequest(
          "Invalid filter clause: The child type '"
              + path.segments().get(0)
              + "' in a cast was not an entity type, or lacks the property.");
    }
  }

  /**
   * Only the row's own properties have a published kind here; nested properties are compared by
   * their values.
   */
  private PropertyKind kindOf(Filter.Path path) {
    if (path.variable() != null || path.segments().size() > 1) {
      return PropertyKind.UNKNOWN;
    }
    return route.entity().properties().getOrDefault(path.segments().get(0), PropertyKind.UNKNOWN);
  }

  private void advancedOnly(String operator) {
    if (route.service() == Service.AUDIT) {
      throw new InvalidQueryException(
          UNSUPPORTED, "Invalid filter clause: operator '" + operator + "' is not supported.");
    }
    if (route.service().hasAdvancedQueries() && !advanced) {
      throw new InvalidQueryException(
          UNSUPPORTED,
          "Operator '"
              + operator
              + "' is not supported because the 'ConsistencyLevel:eventual' header is missing."
              + " Refer to https://aka.ms/graph-docs/advanced-queries for correct usage.");
    }
  }

  private InvalidQueryException unsupported(Filter.Path path) {
    return new InvalidQueryException(
        UNSUPPORTED,
        "Unsupported or invalid query filter clause specified for property '"
            + path.sourceText()
            + "' of resource '"
            + route.entity().name()
            + "'.");
  }
}
