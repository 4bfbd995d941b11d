package org.dsr4j.testkit.internal.odata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dsr4j.testkit.internal.odata.FilterLexer.Kind;
import org.dsr4j.testkit.internal.odata.FilterLexer.Token;
import org.jspecify.annotations.Nullable;

/** A recursive-descent parser for the filters of Graph's lists. */
public final class FilterParser {

  private static final Set<String> FUNCTIONS = Set.of("startswith", "endswith", "contains");
  private static final int MAX_DEPTH = 50;

  private final List<Token> tokens;
  private final List<String> variables = new ArrayList<>();
  private int at;
  private int depth;

  private FilterParser(List<Token> tokens) {
    this.tokens = tokens;
  }

  /**
   * Parses a filter.
   *
   * @param filter the filter
   * @throws InvalidQueryException when Graph would refuse it
   * @return the filter
   */
  public static Filter parse(String filter) {
    FilterParser parser = new FilterParser(FilterLexer.tokens(filter));
    Filter parsed = parser.or();
    if (parser.peek().kind() != Kind.END) {
      throw parser.unexpected();
    }
    return parsed;
  }

  private Filter or() {
    Filter left = and();
    while (takeWord("or")) {
      left = new Filter.Or(left, and());
    }
    return left;
  }

  private Filter and() {
    Filter left = unary();
    while (takeWord("and")) {
      left = new Filter.And(left, unary());
    }
    return left;
  }

  private Filter unary() {
    if (++depth > MAX_DEPTH) {
      throw InvalidQueryException.badRequest(
          "Invalid filter clause: the filter is nested too deeply.");
    }
    Filter filter = takeWord("not") ? new Filter.Not(unary()) : primary();
    depth--;
    return filter;
  }

  private Filter primary() {
    if (takeSymbol("(")) {
      Filter inner = or();
      expectSymbol(")");
      return inner;
    }
    String word = peek().text();
    if (word.equals("isof") && isSymbol(1, "(")) {
      return isOf();
    }
    if (peek().kind() == Kind.WORD && isSymbol(1, "(")) {
      return call(word.toLowerCase(Locale.ROOT));
    }
    return comparisonOrAny();
  }

  /** Reads {@code isof('microsoft.graph.type')}. */
  private Filter isOf() {
    at += 2;
    Literal type = literal();
    expectSymbol(")");
    return new Filter.Compare(
        new Filter.Path(null, List.of(Filter.TYPE)),
        Operator.EQ,
        new Literal(Literal.Kind.STRING, "#" + type.text()));
  }

  private Filter call(String function) {
    if (!FUNCTIONS.contains(function)) {
      throw InvalidQueryException.badRequest(
          "Invalid filter clause: An unknown function with name '" + function + "' was found.");
    }
    at += 2;
    Filter.Path path = path();
    expectSymbol(",");
    Literal literal = literal();
    if (literal.kind() != Literal.Kind.STRING) {
      throw InvalidQueryException.badRequest(
          "Invalid filter clause: the function " + function + " takes a string.");
    }
    expectSymbol(")");
    return new Filter.Call(function, path, literal);
  }

  private Filter comparisonOrAny() {
    Filter.Path path = path();
    if (isSymbol(0, "/")) {
      return any(path);
    }
    Token word = take(Kind.WORD);
    if (word.text().equals("in")) {
      return in(path);
    }
    Operator operator = Operator.of(word.text());
    if (operator == null) {
      at--;
      throw unexpected();
    }
    return new Filter.Compare(path, operator, literal());
  }

  private Filter in(Filter.Path path) {
    expectSymbol("(");
    Filter either = new Filter.Compare(path, Operator.EQ, literal());
    while (takeSymbol(",")) {
      either = new Filter.Or(either, new Filter.Compare(path, Operator.EQ, literal()));
    }
    expectSymbol(")");
    return either;
  }

  private Filter any(Filter.Path path) {
    expectSymbol("/");
    if (!takeWord("any")) {
      throw unexpected();
    }
    expectSymbol("(");
    if (takeSymbol(")")) {
      return new Filter.Any(path, "", null);
    }
    String variable = take(Kind.WORD).text();
    expectSymbol(":");
    variables.add(variable);
    Filter inner = or();
    variables.remove(variable);
    expectSymbol(")");
    return new Filter.Any(path, variable, inner);
  }

  /** Reads names joined by slashes and stops before "/any(". */
  private Filter.Path path() {
    String first = take(Kind.WORD).text();
    List<String> segments = new ArrayList<>();
    String variable = variables.contains(first) ? first : null;
    if (variable == null) {
      segments.add(first);
    }
    while (isSymbol(0, "/") && !(tokens.get(at + 1).text().equals("any") && isSymbol(2, "("))) {
      at++;
      segments.add(take(Kind.WORD).text());
    }
    return new Filter.Path(variable, segments);
  }

  private Literal literal() {
    Token token = tokens.get(at++);
    return switch (token.kind()) {
      case STRING -> new Literal(Literal.Kind.STRING, unquote(token.text()));
      case GUID -> new Literal(Literal.Kind.GUID, token.text());
      case DATE -> new Literal(Literal.Kind.DATE, token.text());
      case NUMBER -> new Literal(Literal.Kind.NUMBER, token.text());
      default -> word(token);
    };
  }

  private Literal word(Token token) {
    return switch (token.text()) {
      case "true", "false" -> new Literal(Literal.Kind.BOOLEAN, token.text());
      case "null" -> new Literal(Literal.Kind.NULL, "null");
      default -> {
        at--;
        throw unexpected();
      }
    };
  }

  private static String unquote(String quoted) {
    return quoted.substring(1, quoted.length() - 1).replace("''", "'");
  }

  private Token peek() {
    return tokens.get(at);
  }

  private Token take(Kind kind) {
    if (peek().kind() != kind) {
      throw unexpected();
    }
    return tokens.get(at++);
  }

  private boolean takeWord(String word) {
    boolean here = peek().kind() == Kind.WORD && peek().text().equals(word);
    at += here ? 1 : 0;
    return here;
  }

  private boolean takeSymbol(String symbol) {
    boolean here = isSymbol(0, symbol);
    at += here ? 1 : 0;
    return here;
  }

  private boolean isSymbol(int ahead, String symbol) {
    @Nullable Token token = at + ahead < tokens.size() ? tokens.get(at + ahead) : null;
    return token != null && token.kind() == Kind.SYMBOL && token.text().equals(symbol);
  }

  private void expectSymbol(String symbol) {
    if (!takeSymbol(symbol)) {
      throw unexpected();
    }
  }

  private InvalidQueryException unexpected() {
    return InvalidQueryException.badRequest(
        "Invalid filter clause: Syntax error at position " + peek().position() + ".");
  }
}
