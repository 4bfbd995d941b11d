package org.dsr4j.testkit.internal.odata;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A parsed {@code $filter}. */
public sealed interface Filter {

  /** The annotation by which a row tells its type. */
  String TYPE = "@odata.type";

  /** What the name of a type begins with where it stands in a path. */
  String CAST = "microsoft.graph.";

  /**
   * {@return the values that some properties must have in every row that matches, by path; "*"
   * stands for the elements of a list} Rows known to hold other values need not be looked at.
   */
  default Map<String, String> requires() {
    return Map.of();
  }

  /** A property, seen from the row or from the variable of an {@code any}. */
  record Path(@Nullable String variable, List<String> segments) {
    String sourceText() {
      return String.join("/", segments);
    }

    /** Returns the type whose property is meant, or null when it is the list's own. */
    @Nullable String cast() {
      boolean casts = segments.size() > 1 && segments.get(0).startsWith(CAST);
      return casts ? segments.get(0).substring(CAST.length()) : null;
    }
  }

  /** Both sides hold. */
  record And(Filter left, Filter right) implements Filter {
    @Override
    public Map<String, String> requires() {
      Map<String, String> both = new HashMap<>(left.requires());
      both.putAll(right.requires());
      return both;
    }
  }

  /** One of the sides holds. */
  record Or(Filter left, Filter right) implements Filter {}

  /** The inner filter does not hold. */
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

  /** Some element of a list fits; any element when there is no inner filter. */
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
