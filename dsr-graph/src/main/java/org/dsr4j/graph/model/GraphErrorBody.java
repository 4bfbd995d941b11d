package org.dsr4j.graph.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads Graph's error code from an error response.
 *
 * <p>The error message is not read: it may quote names, addresses and queries.
 */
final class GraphErrorBody {

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,80}");

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
