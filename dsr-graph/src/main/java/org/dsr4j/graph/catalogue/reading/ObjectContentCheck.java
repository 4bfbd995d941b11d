package org.dsr4j.graph.catalogue.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.dsr4j.model.Content;

/** Checks whether an object contains more than its identity. */
final class ObjectContentCheck {

  private static final JsonFactory JSON = new JsonFactory();

  private ObjectContentCheck() {}

  /**
   * Whether there is any value other than an id and annotations: Graph always returns the single
   * object, even if all requested properties are empty.
   */
  static boolean hasContent(Content object) {
    try (JsonParser json = JSON.createParser(object.bytes())) {
      boolean about = false;
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        boolean top =
            json.getParsingContext().getParent() != null
                && json.getParsingContext().getParent().inRoot();
        if (token == JsonToken.FIELD_NAME && top) {
          about = !json.currentName().equals("id") && !json.currentName().startsWith("@");
        } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL && about) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("content was checked when it was created", e);
    }
  }
}
