package org.dsr4j.testkit.internal.odata;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.function.Function;
import org.dsr4j.testkit.internal.json.RawJson;
import org.jspecify.annotations.Nullable;

/** Decides whether rows match a filter. Immutable. */
public final class RowFilter {

  private final Filter filter;
  private final boolean caseSensitive;

  /**
   * Creates a matcher for a checked filter.
   *
   * @param filter the filter
   * @param caseSensitive whether upper and lower case differ
   */
  public RowFilter(Filter filter, boolean caseSensitive) {
    this.filter = filter;
    this.caseSensitive = caseSensitive;
  }

  /**
   * {@return whether a row matches}
   *
   * @param row the row's properties: a name's JSON text, or null when it has none
   */
  public boolean matches(Function<String, @Nullable String> row) {
    return holds(filter, new Scope(row, "", ""));
  }

  /** The meaning of names: the row's properties and, within an "any", one element. */
  private record Scope(Function<String, @Nullable String> row, String variable, String element) {

    @Nullable String value(Filter.Path path) {
      String value;
      int next = path.cast() == null ? 0 : 1;
      if (path.variable() == null) {
        value = row.apply(path.segments().get(next));
        next++;
      } else {
        value = variable.equals(path.variable()) ? element : null;
      }
      for (; value != null && next < path.segments().size(); next++) {
        value = RawJson.member(value, path.segments().get(next));
      }
      return value;
    }
  }

  private boolean holds(Filter node, Scope scope) {
    if (node instanceof Filter.And and) {
      return holds(and.left(), scope) && holds(and.right(), scope);
    }
    if (node instanceof Filter.Or or) {
      return holds(or.left(), scope) || holds(or.right(), scope);
    }
    if (node instanceof Filter.Not not) {
      return !holds(not.inner(), scope);
    }
    if (node instanceof Filter.Any any) {
      return anyHolds(any, scope);
    }
    if (node instanceof Filter.Call call) {
      return callHolds(call, scope.value(call.path()));
    }
    return node instanceof Filter.Compare compare
        && compareHolds(compare, scope.value(compare.path()));
  }

  private boolean anyHolds(Filter.Any any, Scope scope) {
    String list = scope.value(any.path());
    if (list == null || !RawJson.isArray(list)) {
      return false;
    }
    for (String element : RawJson.elements(list)) {
      Filter inner = any.inner();
      if (inner == null || holds(inner, new Scope(scope.row(), any.variable(), element))) {
        return true;
      }
    }
    return false;
  }

  private boolean callHolds(Filter.Call call, @Nullable String value) {
    if (value == null || !RawJson.isString(value)) {
      return false;
    }
    String text = folded(RawJson.unquote(value));
    String part = folded(call.literal().text());
    return switch (call.function()) {
      case "startswith" -> text.startsWith(part);
      case "endswith" -> text.endsWith(part);
      default -> text.contains(part);
    };
  }

  private boolean compareHolds(Filter.Compare compare, @Nullable String value) {
    boolean isNull = value == null || value.strip().equals("null");
    if (compare.literal().kind() == Literal.Kind.NULL) {
      return compare.operator() == (isNull ? Operator.EQ : Operator.NE);
    }
    Integer comparison = isNull || value == null ? null : comparison(value, compare.literal());
    return comparison == null
        ? compare.operator() == Operator.NE
        : compare.operator().holds(comparison);
  }

  /** Compares a row's value with a constant; null when they are of different kinds. */
  private @Nullable Integer comparison(String value, Literal literal) {
    String text = RawJson.isString(value) ? RawJson.unquote(value) : value.strip();
    try {
      return switch (literal.kind()) {
        case STRING -> folded(text).compareTo(folded(literal.text()));
        case GUID -> text.compareToIgnoreCase(literal.text());
        case DATE -> instant(text).compareTo(instant(literal.text()));
        case NUMBER -> new BigDecimal(text).compareTo(new BigDecimal(literal.text()));
        case BOOLEAN -> text.compareTo(literal.text());
        case NULL -> null;
      };
    } catch (DateTimeException | NumberFormatException e) {
      return null;
    }
  }

  private static Instant instant(String text) {
    return text.length() == 10
        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
        : OffsetDateTime.parse(text).toInstant();
  }

  private String folded(String text) {
    return caseSensitive ? text : text.toLowerCase(Locale.ROOT);
  }
}
