package org.dsr4j.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Function;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Writes a plan in its canonical form, and reads only this form: properties in the order of {@link
 * StoredPlan}, no white space between tokens.
 */
final class PlanJson {

  /** More than fits into an encrypted line of a journal, so that every stored plan is readable. */
  private static final int MAX_BYTES = 32 * 1024 * 1024;

  private static final int MAX_DEPTH = 20;
  private static final JsonMapper JSON = mapper();

  private PlanJson() {}

  static byte[] write(ChangePlan plan, @Nullable PlanSignature signature) {
    try {
      return JSON.writeValueAsBytes(StoredPlan.of(plan, signature));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a plan can always be written", e);
    }
  }

  static ChangePlan read(byte[] json) {
    if (json.length > MAX_BYTES) {
      throw unreadable("");
    }
    ChangePlan plan;
    try {
      plan = JSON.readValue(json, StoredPlan.class).plan();
    } catch (IOException | RuntimeException e) {
      // The exception of the parser is not the cause, because its message may quote the text.
      throw unreadable(code(e));
    }
    if (!Arrays.equals(plan.json(), json)) {
      // The digest would not cover an omitted property or another notation of a value.
      throw unreadable("");
    }
    return plan;
  }

  /**
   * Returns the code of the value that rejected the text, also when Jackson wrapped its exception.
   */
  private static String code(Exception e) {
    Throwable thrown = e instanceof DsrException ? e : e.getCause();
    return thrown instanceof DsrException refused ? " (" + refused.code().code() + ")" : "";
  }

  private static DsrException unreadable(String code) {
    return new DsrException(
        DsrError.PLAN_UNREADABLE,
        "These bytes are not a plan of this version"
            + code
            + ": pass the bytes of ChangePlan.json()");
  }

  private static JsonMapper mapper() {
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxStringLength(MAX_BYTES)
            .build();
    return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(limits).build())
        .addModule(texts())
        // A property that earlier versions did not know is absent from their plans.
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
            DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .build();
  }

  private static SimpleModule texts() {
    SimpleModule module = new SimpleModule("dsr4j-plan");
    text(module, Instant.class, Instant::parse);
    text(module, LocalDate.class, LocalDate::parse);
    text(module, Duration.class, Duration::parse);
    text(module, TenantId.class, TenantId::of);
    text(module, LedgerStatus.class, LedgerStatus::storedName, LedgerStatus::ofStored);
    return module;
  }

  private static <T> void text(SimpleModule module, Class<T> type, Function<String, T> parse) {
    text(module, type, Object::toString, parse);
  }

  private static <T> void text(
      SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> parse) {
    module.addSerializer(
        type,
        new JsonSerializer<T>() {
          @Override
          public void serialize(T value, JsonGenerator json, SerializerProvider provider)
              throws IOException {
            json.writeString(write.apply(value));
          }
        });
    module.addDeserializer(
        type,
        new JsonDeserializer<T>() {
          @Override
          public T deserialize(JsonParser parser, DeserializationContext context)
              throws IOException {
            return parse.apply(context.readValue(parser, String.class));
          }
        });
  }
}
