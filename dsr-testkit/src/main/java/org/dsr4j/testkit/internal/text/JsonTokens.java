package org.dsr4j.testkit.internal.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads JSON token by token, without limits, as core does. */
public final class JsonTokens {

  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  /**
   * A position in one text, or the positions in two texts where they begin to differ.
   *
   * @param pointer the JSON pointer of the value
   * @param left where it starts in the first text, in characters
   * @param right where it starts in the second text
   */
  public record Place(String pointer, int left, int right) {}

  private JsonTokens() {}

  /**
   * Finds the first difference between the tokens of two texts: names, order, number lexemes and
   * string values. Different escapes in a string are not a difference.
   *
   * @param left JSON
   * @param right JSON that may be invalid; the invalid position is then the difference
   */
  public static Optional<Place> difference(String left, String right) {
    try (JsonParser a = JSON.createParser(left);
        JsonParser b = JSON.createParser(right)) {
      while (true) {
        JsonToken expected = a.nextToken();
        if (!sameToken(expected, text(a), b)) {
          return Optional.of(
              new Place(pointer(deeper(expected, a, b)), offset(a, left), offset(b, right)));
        }
        if (expected == null) {
          return Optional.empty();
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("not JSON: " + left, e);
    }
  }

  /** The additional tokens of one text are nested deeper than the end of the other text. */
  private static JsonParser deeper(@Nullable JsonToken expected, JsonParser a, JsonParser b) {
    return expected != null && expected.isStructEnd() ? b : a;
  }

  private static boolean sameToken(
      @Nullable JsonToken expected, @Nullable String text, JsonParser seen) throws IOException {
    try {
      return seen.nextToken() == expected && Objects.equals(text(seen), text);
    } catch (JsonProcessingException broken) {
      return false;
    }
  }

  /** The first name or scalar value that matches a predicate; empty when the text is not JSON. */
  static Optional<Place> find(String json, Predicate<String> picked) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        boolean said = token == JsonToken.FIELD_NAME || token.isScalarValue();
        if (said && picked.test(parser.getText())) {
          int at = offset(parser, json);
          return Optional.of(new Place(pointer(parser), at, at));
        }
      }
      return Optional.empty();
    }
  }

  private static @Nullable String text(JsonParser parser) throws IOException {
    return parser.currentToken() == null ? null : parser.getText();
  }

  private static String pointer(JsonParser parser) {
    String pointer = parser.getParsingContext().pathAsPointer().toString();
    return pointer.isEmpty() ? "/" : pointer;
  }

  private static int offset(JsonParser parser, String json) {
    long offset = parser.currentTokenLocation().getCharOffset();
    return (int) Math.max(0, Math.min(offset, json.length()));
  }
}
