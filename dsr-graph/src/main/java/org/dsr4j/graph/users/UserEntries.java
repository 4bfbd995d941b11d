package org.dsr4j.graph.users;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dsr4j.graph.model.GraphJson;
import org.dsr4j.model.Content;

/** Reads a list of small objects in a row, with the values of each object kept together. */
final class UserEntries {

  private UserEntries() {}

  /** Returns the texts of each object in a list property; empty when there is no such list. */
  static List<Map<String, String>> of(Content row, String property) {
    List<Map<String, String>> entries = new ArrayList<>();
    try (JsonParser parser = GraphJson.FACTORY.createParser(row.bytes())) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = parser.currentName().equals(property);
        if (parser.nextToken() == JsonToken.START_ARRAY && wanted) {
          while (parser.nextToken() == JsonToken.START_OBJECT) {
            entries.add(entry(parser));
          }
        } else {
          parser.skipChildren();
        }
      }
    } catch (IOException e) {
      // A content is well-formed JSON: the constructor has checked it.
      throw new IllegalStateException("a row cannot be parsed again");
    }
    return entries;
  }

  private static Map<String, String> entry(JsonParser parser) throws IOException {
    Map<String, String> entry = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value.isStructStart()) {
        parser.skipChildren();
      } else if (value != JsonToken.VALUE_NULL) {
        entry.put(name, parser.getText());
      }
    }
    return entry;
  }
}
