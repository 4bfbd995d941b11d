package org.dsr4j.internal.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.dsr4j.evidence.JournalEntryKind;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.TenantId;
import org.jspecify.annotations.Nullable;

/** The content of one line of a journal; {@code docs/journal.md} describes the format. */
public record JournalLine(
    long number,
    Instant at,
    JournalEntryKind kind,
    CaseId caseId,
    TenantId tenant,
    String library,
    Map<String, String> facts,
    @Nullable String sealed,
    String previous) {

  private static final int FORMAT = 1;

  // ASCII only: tools that display, mail or store a line do not change it.
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /** Returns the JSON object without hash and signature. */
  byte[] object() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("format", FORMAT);
      json.writeNumberField("number", number);
      json.writeStringField("at", at.toString());
      json.writeStringField("kind", kind.storedName());
      json.writeStringField("case", caseId.value());
      json.writeStringField("tenant", tenant.value());
      json.writeStringField("library", library);
      json.writeObjectFieldStart("facts");
      for (Map.Entry<String, String> fact : new TreeMap<>(facts).entrySet()) {
        json.writeStringField(fact.getKey(), fact.getValue());
      }
      json.writeEndObject();
      json.writeStringField("sealed", sealed);
      json.writeStringField("prev", previous);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return out.toByteArray();
  }

  /**
   * Reads a signed line, or returns null when it is not an entry; hash and signature are not
   * checked.
   */
  static @Nullable JournalLine parse(byte[] line) {
    try (JsonObjectReader object = new JsonObjectReader(line)) {
      if (object.number("format") != FORMAT) {
        return null;
      }
      JournalLine parsed =
          new JournalLine(
              object.number("number"),
              Instant.parse(object.text("at")),
              JournalEntryKind.ofStored(object.text("kind")),
              CaseId.of(object.text("case")),
              TenantId.of(object.text("tenant")),
              object.text("library"),
              object.texts("facts"),
              object.textOrNull("sealed"),
              object.text("prev"));
      object.text("hash");
      object.text("sig");
      object.end();
      return parsed;
    } catch (IOException | DateTimeException | DsrException | IllegalArgumentException e) {
      return null;
    }
  }

  byte @Nullable [] sealedBytes() {
    return sealed == null ? null : Base64.getDecoder().decode(sealed);
  }
}
