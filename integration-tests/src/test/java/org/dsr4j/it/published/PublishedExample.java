package org.dsr4j.it.published;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One response as Microsoft published it, with its items as raw JSON text.
 *
 * @param path the path without version and query
 * @param items each object under {@code value}; an object {@code {"value":...}} for each value of a
 *     list of plain values; or the body itself if {@code value} is missing or not an object
 */
record PublishedExample(String path, List<String> items) {

  private static final JsonFactory JSON = new JsonFactory();
  private static final UnaryOperator<String> VALUE =
      item -> item.startsWith("{") ? item : "{\"value\":" + item + "}";

  /** Reads the successful answers to reads; other answers contain no items of a source. */
  static List<PublishedExample> read(Path file) throws IOException {
    List<PublishedExample> examples = new ArrayList<>();
    for (String text : elements(Files.readString(file))) {
      Map<String, String> example = properties(text);
      int status = Integer.parseInt(example.getOrDefault("status", "0"));
      boolean readable = unquoted(example.getOrDefault("method", "")).equalsIgnoreCase("GET");
      String body = example.getOrDefault("body", "");
      if (readable && status >= 200 && status < 300 && body.startsWith("{")) {
        String url = unquoted(example.getOrDefault("url", ""));
        examples.add(new PublishedExample(path(url), items(body)));
      }
    }
    return examples;
  }

  private static String path(String url) {
    String path = url.replaceFirst("^https?://[^/]+", "").replaceFirst("[?#].*$", "");
    return path.replaceFirst("^/(v1\\.0|beta)(?=/)", "");
  }

  private static List<String> items(String body) throws IOException {
    Map<String, String> envelope = properties(body);
    String value = envelope.get("value");
    if (value != null && value.startsWith("[")) {
      return elements(value).stream().filter(item -> !item.equals("null")).map(VALUE).toList();
    }
    return List.of(value != null && value.startsWith("{") ? value : body);
  }

  private static String unquoted(String json) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      return parser.nextToken() == JsonToken.VALUE_STRING ? parser.getText() : "";
    }
  }

  /** The raw texts of an array's elements. */
  static List<String> elements(String array) throws IOException {
    return List.copyOf(children(array, JsonToken.START_ARRAY).values());
  }

  /** The raw texts of an object's values by name. */
  static Map<String, String> properties(String object) throws IOException {
    return children(object, JsonToken.START_OBJECT);
  }

  private static Map<String, String> children(String json, JsonToken expected) throws IOException {
    byte[] bytes = json.getBytes(UTF_8);
    Map<String, String> children = new LinkedHashMap<>();
    try (JsonParser parser = JSON.createParser(bytes)) {
      if (parser.nextToken() != expected) {
        throw new IOException("expected " + expected);
      }
      for (JsonToken token = parser.nextToken(); !token.isStructEnd(); token = parser.nextToken()) {
        String name = Integer.toString(children.size());
        if (token == JsonToken.FIELD_NAME) {
          name = parser.currentName();
          token = parser.nextToken();
        }
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        int end = (int) parser.currentLocation().getByteOffset();
        children.put(name, new String(bytes, start, end - start, UTF_8));
      }
    }
    return children;
  }
}
