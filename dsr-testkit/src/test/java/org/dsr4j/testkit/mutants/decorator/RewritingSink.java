package org.dsr4j.testkit.mutants.decorator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.dsr4j.model.Content;
import org.dsr4j.model.Identity;
import org.dsr4j.model.Match;
import org.dsr4j.model.RecordKey;
import org.dsr4j.spi.RecordSink;

/** Records that differ from those of the service. */
public final class RewritingSink {

  private static final ObjectMapper JSON = new ObjectMapper();

  private RewritingSink() {}

  public static RecordSink records(RecordSink sink, UnaryOperator<String> change) {
    return new DecoratedSink(sink) {
      @Override
      public void record(Identity who, RecordKey key, Content content, Match match) {
        String json = change.apply(new String(content.bytes(), StandardCharsets.UTF_8));
        super.record(who, key, Content.ofJson(json.getBytes(StandardCharsets.UTF_8)), match);
      }
    };
  }

  public static String throughMap(String json) {
    return write(read(json));
  }

  public static String withoutNested(String json) {
    Map<?, ?> fields = read(json);
    fields.values().removeIf(value -> value instanceof Map);
    return write(fields);
  }

  /** Removes all characters outside of the Basic Multilingual Plane. */
  public static String plain(String json) {
    return json.replaceAll("[^\\u0000-\\uD7FF]", "");
  }

  private static Map<?, ?> read(String json) {
    try {
      return JSON.readValue(json, Map.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String write(Map<?, ?> fields) {
    try {
      return JSON.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
