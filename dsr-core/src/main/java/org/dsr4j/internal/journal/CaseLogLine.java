package org.dsr4j.internal.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.DsrException;
import org.jspecify.annotations.Nullable;

/**
 * A line of the log of cases; it is signed like an entry.
 *
 * @param number the newest entry of the case; 0 before its first entry
 * @param head the hash of this entry
 */
record CaseLogLine(Instant at, CaseId caseId, long number, String head) {

  private static final String FORMAT = "dsr4j-case-log-1";
  private static final JsonFactory JSON = new JsonFactory();

  byte[] object() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("format", FORMAT);
      json.writeStringField("at", at.truncatedTo(ChronoUnit.MILLIS).toString());
      json.writeStringField("case", caseId.value());
      json.writeNumberField("number", number);
      json.writeStringField("head", head);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return out.toByteArray();
  }

  /** Reads a signed line, or returns null when it is none; hash and signature are not checked. */
  static @Nullable CaseLogLine parse(byte[] line) {
    try (JsonObjectReader object = new JsonObjectReader(line)) {
      if (!object.text("format").equals(FORMAT)) {
        return null;
      }
      CaseLogLine parsed =
          new CaseLogLine(
              Instant.parse(object.text("at")),
              CaseId.of(object.text("case")),
              object.number("number"),
              object.text("head"));
      object.text("hash");
      object.text("sig");
      object.end();
      return parsed;
    } catch (IOException | DateTimeException | DsrException e) {
      return null;
    }
  }
}
