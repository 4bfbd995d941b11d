package org.dsr4j.graph.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads Graph's error code from an error response.
 *
 * <p>Messages may quote names, addresses and queries: they are compared with fixed phrases only,
 * see {@link RefusalMeaning}.
 */
final class GraphErrorBody {

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,80}");

  private static final Set<String> TEXTS =
      Set.of("code", "errorcode", "message", "customapierrorphrase");

  private GraphErrorBody() {}

  /** Returns the code, or null when there is none or it does not look like a code. */
  static @Nullable String code(byte[] body) {
    try (JsonParser parser = GraphJson.FACTORY.createParser(body)) {
      String code = enter(parser, "error") && enter(parser, "code") ? text(parser) : null;
      return code != null && CODE.matcher(code).matches() ? code : null;
    } catch (IOException e) {
      return null;
    }
  }

  /**
   * Returns all codes and messages of a body, also those of JSON within a message, as far as the
   * body can be parsed. The text must not leave this package.
   */
  static String texts(byte[] body) {
    StringBuilder texts = new StringBuilder();
    try (JsonParser parser = GraphJson.FACTORY.createParser(body)) {
      collect(parser, texts, true);
    } catch (IOException e) {
      // The part before the error is used.
      texts.append(' ');
    }
    return texts.toString();
  }

  private static void collect(JsonParser parser, StringBuilder texts, boolean outer)
      throws IOException {
    while (parser.nextToken() != null) {
      if (!parser.hasToken(JsonToken.VALUE_STRING) || !TEXTS.contains(name(parser))) {
        continue;
      }
      String text = parser.getText();
      texts.append(text).append(". ");
      if (outer && text.stripLeading().startsWith("{")) {
        try (JsonParser inner = GraphJson.FACTORY.createParser(text)) {
          collect(inner, texts, false);
        } catch (IOException e) {
          // It was a text that only looked like JSON.
          texts.append(' ');
        }
      }
    }
  }

  private static String name(JsonParser parser) throws IOException {
    String name = parser.currentName();
    return name == null ? "" : name.toLowerCase(Locale.ROOT);
  }

  /** Whether the response may come from Graph: an error object, or an empty body. */
  static boolean isGraphs(byte[] body) {
    try (JsonParser parser = GraphJson.FACTORY.createParser(body)) {
      return body.length == 0 || enter(parser, "error");
    } catch (IOException e) {
      return false;
    }
  }

  /** Enters the next object and moves to the value of one of its properties. */
  private static boolean enter(JsonParser parser, String property) throws IOException {
    if (!parser.hasToken(JsonToken.START_OBJECT) && parser.nextToken() != JsonToken.START_OBJECT) {
      return false;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean found = property.equals(parser.currentName());
      parser.nextToken();
      if (found) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }

  private static @Nullable String text(JsonParser parser) throws IOException {
    return parser.hasToken(JsonToken.VALUE_STRING) ? parser.getText() : null;
  }
}
