package org.dsr4j.graph.internal.paging;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dsr4j.graph.ScriptedGraph;
import org.dsr4j.model.Content;

/** The rows of a page by other means: parsed at once from memory, cut out of the array. */
final class ReferencePageReader {

  private ReferencePageReader() {}

  static List<String> rows(byte[] page) throws IOException {
    List<Content> rows = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(page)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean value = parser.currentName().equals("value");
        parser.nextToken();
        while (value && parser.nextToken() != JsonToken.END_ARRAY) {
          int start = (int) parser.currentTokenLocation().getByteOffset();
          parser.skipChildren();
          int end = (int) parser.currentLocation().getByteOffset();
          rows.add(Content.ofJson(java.util.Arrays.copyOfRange(page, start, end)));
        }
        parser.skipChildren();
      }
    }
    return ScriptedGraph.lines(rows);
  }
}
