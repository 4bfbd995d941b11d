package org.dsr4j.graph.model;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path with placeholders in braces. */
record PathTemplate(String text) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z][A-Za-z0-9-]*)}");
  private static final String NAME = "[A-Za-z0-9$._\\-(),=':@]";
  private static final Pattern SHAPE =
      Pattern.compile("(/(" + NAME + "|" + PLACEHOLDER.pattern() + ")+)+");
  private static final Pattern DOTS = Pattern.compile("\\.{1,2}");

  static PathTemplate parse(String text) {
    if (!SHAPE.matcher(requireNonNull(text, "template")).matches() || text.contains("/..")) {
      throw GraphRequest.invalid("the path template is malformed");
    }
    return new PathTemplate(text);
  }

  void check(String placeholder, String value) {
    if (!text.contains("{" + placeholder + "}")) {
      throw GraphRequest.invalid("'" + text + "' has no placeholder '" + placeholder + "'");
    }
    // Segments of dots would be resolved as parent segments, encoded or not.
    if (value.isBlank() || DOTS.matcher(value).matches()) {
      throw GraphRequest.invalid("the value for '" + placeholder + "' is blank or only dots");
    }
    PercentEncoding.encode(value);
  }

  String fill(Map<String, String> values) {
    StringBuilder path = new StringBuilder();
    Matcher matcher = PLACEHOLDER.matcher(text);
    int from = 0;
    while (matcher.find()) {
      String value = values.get(matcher.group(1));
      if (value == null) {
        throw GraphRequest.invalid("'" + text + "' lacks a value for '" + matcher.group(1) + "'");
      }
      path.append(text, from, matcher.start());
      path.append(PercentEncoding.encode(quoted(matcher) ? value.replace("'", "''") : value));
      from = matcher.end();
    }
    return path.append(text, from, text.length()).toString();
  }

  private boolean quoted(Matcher matcher) {
    return text.charAt(matcher.start() - 1) == '\'';
  }
}
