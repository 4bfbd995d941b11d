package org.dsr4j.internal.evidence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.dsr4j.internal.journal.JsonObjectReader;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.DsrException;
import org.jspecify.annotations.Nullable;

/**
 * The first line of an evidence file. It is signed like an entry, and contains the number of
 * entries and the head.
 */
record EvidenceHeader(
    CaseId caseId, String publicKey, String library, long entries, String headHash) {

  private static final String FORMAT = "dsr4j-evidence-1";

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  static String encode(PublicKey key) {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  /** Returns the JSON object without hash and signature. */
  byte[] object() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("format", FORMAT);
      json.writeStringField("case", caseId.value());
      json.writeStringField("publicKey", publicKey);
      json.writeStringField("library", library);
      json.writeNumberField("entries", entries);
      json.writeStringField("head", headHash);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return out.toByteArray();
  }

  /**
   * Reads a signed line, or returns null when it is not a header; hash and signature are not
   * checked.
   */
  static @Nullable EvidenceHeader parse(byte[] line) {
    try (JsonObjectReader object = new JsonObjectReader(line)) {
      if (!object.text("format").equals(FORMAT)) {
        return null;
      }
      EvidenceHeader header =
          new EvidenceHeader(
              CaseId.of(object.text("case")),
              object.text("publicKey"),
              object.text("library"),
              object.number("entries"),
              object.text("head"));
      object.text("hash");
      object.text("sig");
      object.end();
      return header;
    } catch (IOException | DsrException e) {
      return null;
    }
  }

  /** Returns the key that the file names, or null when it is not an Ed25519 key. */
  @Nullable PublicKey key() {
    try {
      return KeyFactory.getInstance("Ed25519")
          .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return null;
    }
  }
}
