package org.dsr4j.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.SourceDescriptor;

/** Puts the test person's identifiers where a source's declared match keys stand in an item. */
final class MatchKeys {

  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, String> values = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final byte[] json;
  private int copied;

  private MatchKeys(byte[] json) {
    this.json = json;
  }

  /** The item with every value at a declared match key replaced, all other bytes unchanged. */
  static String replace(String item, SourceDescriptor source, Map<IdentifierKind, String> person)
      throws IOException {
    MatchKeys keys = new MatchKeys(item.getBytes(UTF_8));
    for (MatchRule rule : source.matchRules()) {
      keys.declare(rule.field(), rule.kind(), person);
      keys.declare(rule.guard(), rule.guardKind(), person);
    }
    return keys.run();
  }

  /** Whether the item names anyone at a declared match key, or its address does. */
  static boolean attributable(String item, SourceDescriptor source) {
    List<MatchRule> rules = source.matchRules();
    return rules.stream().anyMatch(rule -> rule.field() == null)
        || rules.stream()
            .anyMatch(
                rule ->
                    !org.dsr4j.model.Content.ofJson(item.getBytes(UTF_8))
                        .values(java.util.Objects.requireNonNull(rule.field()))
                        .isEmpty());
  }

  private void declare(FieldPath field, IdentifierKind kind, Map<IdentifierKind, String> person) {
    if (field != null && person.containsKey(kind)) {
      // The first rule of a field wins: one field may be declared for several kinds.
      values.putIfAbsent(field.toString(), person.get(kind));
    }
  }

  private String run() throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      value(parser, "");
    }
    out.write(json, copied, json.length - copied);
    return out.toString(UTF_8);
  }

  private void value(JsonParser parser, String path) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String inner = path.isEmpty() ? parser.currentName() : path + "/" + parser.currentName();
        parser.nextToken();
        value(parser, inner);
      }
    } else if (token == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        value(parser, path);
      }
    } else if (values.containsKey(path) && token != JsonToken.VALUE_NULL) {
      int start = (int) parser.currentTokenLocation().getByteOffset();
      parser.finishToken();
      int end = (int) parser.currentLocation().getByteOffset();
      out.write(json, copied, start - copied);
      out.writeBytes(('"' + values.get(path).replace("\"", "\\\"") + '"').getBytes(UTF_8));
      copied = end;
    }
  }
}
