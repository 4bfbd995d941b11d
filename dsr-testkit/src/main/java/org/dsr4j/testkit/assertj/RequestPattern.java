package org.dsr4j.testkit.assertj;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dsr4j.testkit.RecordedRequest;

/**
 * A path template with a method or without one: {@code GET /users/{id}/memberOf}.
 *
 * <p>Case is ignored, as Graph does: a call in another case must match too.
 */
final class RequestPattern {

  private static final Pattern FORM = Pattern.compile("(?:([A-Z]+) )?(/\\S*)");

  private final String text;
  private final String method;
  private final boolean versioned;
  private final Pattern path;

  private RequestPattern(String text, String method, String template) {
    this.text = text;
    this.method = method;
    this.versioned = template.matches("/(v1\\.0|beta)/.*");
    this.path = Pattern.compile(regex(template), Pattern.CASE_INSENSITIVE);
  }

  static RequestPattern of(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "a call is named \"METHOD /path/{parameter}\" or \"/path/{parameter}\", not: " + text);
    }
    String method = form.group(1);
    return new RequestPattern(text, method == null ? "" : method, form.group(2));
  }

  static List<RequestPattern> all(String... texts) {
    return Stream.of(texts).map(RequestPattern::of).toList();
  }

  private static String regex(String template) {
    return Stream.of(template.split("(?=\\{)|(?<=})"))
        .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
        .collect(Collectors.joining());
  }

  boolean matches(RecordedRequest request) {
    String asked = versioned ? request.versionedPath() : request.path();
    return (method.isEmpty() || method.equals(request.method().toUpperCase(Locale.ROOT)))
        && path.matcher(asked).matches();
  }

  @Override
  public String toString() {
    return text;
  }
}
