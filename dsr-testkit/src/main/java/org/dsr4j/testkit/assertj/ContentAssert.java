package org.dsr4j.testkit.assertj;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.FieldPath;
import org.dsr4j.testkit.internal.text.Excerpt;
import org.dsr4j.testkit.internal.text.ForbiddenTextSearch;
import org.dsr4j.testkit.internal.text.JsonTokens;
import org.jspecify.annotations.Nullable;

/** Assertions about a record's content. */
public final class ContentAssert extends AbstractAssert<ContentAssert, Content> {

  ContentAssert(@Nullable Content actual) {
    super(actual, ContentAssert.class);
  }

  /**
   * Checks that the content is a JSON object token by token: names, order, number lexemes and
   * string values. White space and the escaping of strings make no difference.
   *
   * <p>A failure shows the first place that differs, with its JSON pointer.
   *
   * <pre>{@code
   * assertThat(content).isTokenExactly("{\"a\": 1.10}");   // passes for {"a":1.10}
   * assertThat(content).isTokenExactly("{\"a\": 1.1}");    // fails for it
   * }</pre>
   *
   * @param json one JSON object
   * @return this
   * @throws IllegalArgumentException when it is not one JSON object
   */
  public ContentAssert isTokenExactly(String json) {
    isNotNull();
    String expected = text(of(json));
    String seen = text(actual);
    JsonTokens.difference(expected, seen)
        .ifPresent(
            place -> {
              throw failureWithActualExpected(
                  seen,
                  expected,
                  "%s",
                  "Expecting equal content, token by token, but at "
                      + place.pointer()
                      + " it differs"
                      + describeDifference(place, expected, seen));
            });
    return this;
  }

  /** The first position at which two texts differ, with the text around it. */
  static String describeDifference(JsonTokens.Place place, String expected, String seen) {
    Excerpt left = Excerpt.of(expected, place.left());
    Excerpt right = Excerpt.of(seen, place.right());
    return "\n  expected  "
        + left.text()
        + "\n            "
        + left.caret()
        + "\n  but was   "
        + right.text()
        + "\n            "
        + right.caret();
  }

  /**
   * Checks the scalar values at a path, in document order; nulls do not count.
   *
   * <pre>{@code
   * assertThat(content).hasValues("roles/name", "reader", "writer");   // passes for {"roles":[{"name":"reader"},{"name":"writer"}]}
   * assertThat(content).hasValues("roles/name", "reader");             // fails for it
   * }</pre>
   *
   * @param path property names joined by slashes; all elements of arrays on the path are included
   * @param values strings as they are, numbers and booleans as their lexemes; no argument means
   *     that the path has no value
   * @return this
   */
  public ContentAssert hasValues(String path, String... values) {
    isNotNull();
    List<String> seen = actual.values(FieldPath.of(path));
    if (!seen.equals(List.of(values))) {
      throw failure(
          "Expecting content to have at %s%n  %s%nbut it has there%n  %s%nand as a whole is%n "
              + " %s",
          path, List.of(values), seen, Excerpt.of(text(actual), 0).text());
    }
    return this;
  }

  /**
   * Checks that the value of the service at a path was withheld.
   *
   * <pre>{@code
   * assertThat(content).withholds("passcode");   // passes for {"passcode":"[withheld]"}
   * assertThat(content).withholds("passcode");   // fails for {"passcode":"1234"}, and for {}
   * }</pre>
   *
   * @param path property names joined by slashes; all elements of arrays on the path are included
   * @return this
   */
  public ContentAssert withholds(String path) {
    isNotNull();
    List<String> seen = actual.values(FieldPath.of(path));
    if (seen.isEmpty() || !seen.stream().allMatch(Content.WITHHELD::equals)) {
      throw failure(
          "Expecting content to withhold the value at %s%nbut it has there%n  %s", path, seen);
    }
    return this;
  }

  /**
   * Checks that no property name and no value contains one of these texts, ignoring case.
   *
   * <pre>{@code
   * assertThat(content).neverMentions("berta@contoso.com");   // passes for {"to":"anna@contoso.com"}
   * assertThat(content).neverMentions("contoso");             // fails for it
   * }</pre>
   *
   * @param texts the texts to search for, at least one, none blank
   * @return this
   */
  public ContentAssert neverMentions(String... texts) {
    ForbiddenTextSearch search = new ForbiddenTextSearch(texts);
    isNotNull();
    search
        .inJson(text(actual))
        .ifPresent(
            hit -> {
              throw failure(
                  "Expecting content never to mention%n  %s%nbut it does at %s%n  %s",
                  hit.text(), hit.where(), hit.excerpt());
            });
    return this;
  }

  static Content of(String json) {
    try {
      return Content.ofJson(json.getBytes(UTF_8));
    } catch (DsrException e) {
      throw new IllegalArgumentException("expected content must be one JSON object: " + json, e);
    }
  }

  static String text(Content content) {
    return new String(content.bytes(), UTF_8);
  }
}
