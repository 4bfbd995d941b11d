package org.dsr4j.testkit.internal.odata;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a filter into tokens. */
final class FilterLexer {

  enum Kind {
    WORD,
    STRING,
    GUID,
    DATE,
    NUMBER,
    SYMBOL,
    END
  }

  record Token(Kind kind, String text, int position) {}

  private static final Pattern STRING = Pattern.compile("'(?:[^']|'')*'");
  private static final Pattern GUID =
      Pattern.compile(
          "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}(?![0-9a-zA-Z-])");
  private static final Pattern DATE =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,12})?)?(?:Z|[+-]\\d{2}:\\d{2}))?");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_@][A-Za-z0-9_.@]*");
  private static final Pattern SYMBOL = Pattern.compile("[(),:/]");

  private record Rule(Kind kind, Pattern pattern) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule(Kind.STRING, STRING),
          new Rule(Kind.GUID, GUID),
          new Rule(Kind.DATE, DATE),
          new Rule(Kind.NUMBER, NUMBER),
          new Rule(Kind.WORD, WORD),
          new Rule(Kind.SYMBOL, SYMBOL));

  private FilterLexer() {}

  static List<Token> tokens(String filter) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < filter.length()) {
      if (filter.charAt(at) == ' ') {
        at++;
        continue;
      }
      Token token = next(filter, at);
      tokens.add(token);
      at += token.text().length();
    }
    tokens.add(new Token(Kind.END, "", filter.length()));
    return tokens;
  }

  private static Token next(String filter, int at) {
    for (Rule rule : RULES) {
      Matcher matcher = rule.pattern().matcher(filter).region(at, filter.length());
      if (matcher.lookingAt()) {
        return new Token(rule.kind(), matcher.group(), at);
      }
    }
    throw InvalidQueryException.badRequest(
        "Invalid filter clause: Syntax error: character '"
            + filter.charAt(at)
            + "' is not valid at position "
            + at
            + ".");
  }
}
