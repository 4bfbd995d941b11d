package org.dsr4j.model;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes JSON to memory with a Jackson generator. */
final class JsonContentWriter implements ContentWriter {

  private interface Step {
    void run() throws IOException;
  }

  private final JsonGenerator json;

  private JsonContentWriter(JsonGenerator json) {
    this.json = json;
  }

  static byte[] write(Consumer<ContentWriter> properties) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = ContentScan.JSON.createGenerator(out)) {
      json.writeStartObject();
      properties.accept(new JsonContentWriter(json));
      json.writeEndObject();
    } catch (IOException e) {
      // Memory has no I/O errors: the cause is a lone surrogate or too deep nesting.
      throw JsonText.invalid();
    }
    return out.toByteArray();
  }

  @Override
  public ContentWriter put(String name, @Nullable String value) {
    return step(() -> json.writeStringField(name, value));
  }

  @Override
  public ContentWriter put(String name, long value) {
    return step(() -> json.writeNumberField(name, value));
  }

  @Override
  public ContentWriter put(String name, @Nullable BigDecimal value) {
    return step(
        () -> {
          json.writeFieldName(name);
          if (value == null) {
            json.writeNull();
          } else {
            json.writeNumber(value.toPlainString());
          }
        });
  }

  @Override
  public ContentWriter put(String name, boolean value) {
    return step(() -> json.writeBooleanField(name, value));
  }

  @Override
  public ContentWriter put(String name, List<String> values) {
    return step(
        () -> {
          json.writeArrayFieldStart(name);
          for (String value : values) {
            json.writeString(value);
          }
          json.writeEndArray();
        });
  }

  @Override
  public ContentWriter object(String name, Consumer<ContentWriter> properties) {
    return step(
        () -> {
          json.writeObjectFieldStart(name);
          properties.accept(this);
          json.writeEndObject();
        });
  }

  private ContentWriter step(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw JsonText.invalid();
    }
    return this;
  }
}
