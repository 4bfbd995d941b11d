package org.dsr4j.graph;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;

/** Reads out of a token which tenant it is for; the signature is the service's business. */
final class TokenTenant {

  /** Stands for a claim that is there and cannot be any tenant. */
  private static final String NONE = "";

  private TokenTenant() {}

  /** The tenant, or empty when the token is opaque or names none. */
  static Optional<String> of(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      return claim(Base64.getUrlDecoder().decode(parts[1].replaceAll("=+$", "")));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> claim(byte[] claims) throws IOException {
    Optional<String> tenant = Optional.empty();
    try (JsonParser parser = GraphJson.FACTORY.createParser(claims)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean found = parser.currentName().equals("tid");
        JsonToken value = parser.nextToken();
        if (found) {
          boolean single = tenant.isEmpty() && value == JsonToken.VALUE_STRING;
          tenant = Optional.of(single ? parser.getText() : NONE);
        }
        parser.skipChildren();
      }
    }
    return tenant;
  }
}
