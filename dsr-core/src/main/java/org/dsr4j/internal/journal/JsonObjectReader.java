package org.dsr4j.internal.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.dsr4j.spi.operator.Journal;
import org.jspecify.annotations.Nullable;

/** Reads a JSON object whose members have a fixed order; rejects all other input. */
public final class JsonObjectReader implements AutoCloseable {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(2)
                  .maxNumberLength(19)
                  .maxStringLength(Journal.MAX_LINE_BYTES)
                  .build())
          .build();

  private final JsonParser parser;

  public JsonObjectReader(byte[] line) throws IOException {
    parser = JSON.createParser(line);
    expect(parser.nextToken(), JsonToken.START_OBJECT);
  }

  public String text(String name) throws IOException {
    member(name);
    expect(parser.nextToken(), JsonToken.VALUE_STRING);
    return parser.getText();
  }

  public @Nullable String textOrNull(String name) throws IOException {
    member(name);
    if (parser.nextToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    expect(parser.currentToken(), JsonToken.VALUE_STRING);
    return parser.getText();
  }

  public long number(String name) throws IOException {
    member(name);
    expect(parser.nextToken(), JsonToken.VALUE_NUMBER_INT);
    return parser.getLongValue();
  }

  Map<String, String> texts(String name) throws IOException {
    member(name);
    expect(parser.nextToken(), JsonToken.START_OBJECT);
    Map<String, String> texts = new TreeMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      expect(parser.nextToken(), JsonToken.VALUE_STRING);
      texts.put(key, parser.getText());
    }
    expect(parser.currentToken(), JsonToken.END_OBJECT);
    return Collections.unmodifiableMap(texts);
  }

  /** Checks that the input ends here. */
  public void end() throws IOException {
    expect(parser.nextToken(), JsonToken.END_OBJECT);
    if (parser.nextToken() != null) {
      throw new IOException("more than one object on a line");
    }
  }

  private void member(String name) throws IOException {
    expect(parser.nextToken(), JsonToken.FIELD_NAME);
    if (!parser.currentName().equals(name)) {
      throw new IOException("another member was expected");
    }
  }

  private static void expect(@Nullable JsonToken found, JsonToken expected) throws IOException {
    if (found != expected) {
      throw new IOException("another token was expected");
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
