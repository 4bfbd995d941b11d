package org.dsr4j.testkit.internal.odata;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A parsed {@code $filter}. */
public sealed interface Filter {

  /** The annotation with the type of a row. */
  String TYPE = "@odata.type";

  /** The prefix of a type name in a path. */
  String CAST = "microsoft.graph.";

  /**
   * {@return the values that some properties must have in every matching row, by path; "*"
   * represents the elements of a list} Rows that are known to have other values can be skipped.
   */
  default Map<String, String> requires() {
    return Map.of();
  }

  /** A property, relative to the row or to the variable of an {@code any}. */
  record Path(@Nullable String variable, List<String> segments) {
    String sourceText() {
      return String.join("/", segments);
    }

    /** Returns the type of a cast, or null when the property belongs to the list's own type. */
    @Nullable String cast() {
      boolean casts = segments.size() > 1 && segments.get(0).startsWith(CAST);
      return casts ? segments.get(0).substring(CAST.length()) : null;
    }
  }

  /** A conjunction: both sides are true. */
  record And(Filter left, Filter right) implements Filter {
    @Override
    public Map<String, String> requires() {
      Map<String, String> both = new HashMap<>(left.requires());
      both.putAll(right.requires());
      return both;
    }
  }

  /** A disjunction: at least one side is true. */
  record Or(Filter left, Filter right) implements Filter {}

  /** A negation: the inner filter is false. */
  record Not(Filter inner) implements Filter {}

  /** A property compared with a constant. */
  record Compare(Path path, Operator operator, Literal literal) implements Filter {
    @Override
    public Map<String, String> requires() {
      boolean fixed = operator == Operator.EQ && literal.kind() == Literal.Kind.STRING;
      return fixed ? Map.of(path.sourceText(), literal.text()) : Map.of();
    }
  }

  /** A text function. */
  record Call(String function, Path path, Literal literal) implements Filter {}

  /** At least one element of a list matches; without an inner filter, the list is not empty. */
  record Any(Path path, String variable, @Nullable Filter inner) implements Filter {
    @Override
    public Map<String, String> requires() {
      Map<String, String> outer = new HashMap<>();
      if (inner != null) {
        inner.requires().forEach((name, value) -> outer.put(under(name), value));
      }
      return outer;
    }

    private String under(String name) {
      return name.isEmpty() ? path.sourceText() + "/*" : path.sourceText() + "/*/" + name;
    }
  }
}
