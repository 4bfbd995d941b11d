package org.dsr4j.graph.internal.send;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dsr4j.graph.model.GraphJson;

/**
 * The claims of a token; the token itself cannot be restored from them.
 *
 * <p>Only the service checks the signature. Claims that name a person are not read.
 *
 * @param tenant {@code tid}; blank when it is present but not a valid tenant
 * @param application {@code appid}
 * @param kind {@code idtyp}: {@code app} or {@code user}
 * @param expires {@code exp}
 * @param roles {@code roles}: the application permissions
 * @param scopes {@code scp}: the delegated permissions
 * @param challengeable whether {@code xms_cc} declares support for claims challenges (CAE)
 */
record TokenClaims(
    Optional<String> tenant,
    Optional<String> application,
    Optional<String> kind,
    Optional<Instant> expires,
    Set<String> roles,
    Set<String> scopes,
    boolean challengeable) {

  private static final Set<String> TEXTS = Set.of("tid", "appid", "idtyp", "scp");
  private static final Set<String> LISTS = Set.of("roles", "xms_cc");
  private static final int MAX_VALUES = 2_000;
  private static final int MAX_VALUE_LENGTH = 200;
  private static final int MAX_SCOPES_LENGTH = MAX_VALUES * MAX_VALUE_LENGTH;

  TokenClaims {
    roles = Set.copyOf(roles);
    scopes = Set.copyOf(scopes);
  }

  /** Returns the claims, or empty when the token is opaque. */
  static Optional<TokenClaims> of(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      return read(Base64.getUrlDecoder().decode(parts[1].replaceAll("=+$", "")));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<TokenClaims> read(byte[] payload) throws IOException {
    Map<String, List<String>> claims = new HashMap<>();
    try (JsonParser parser = GraphJson.FACTORY.createParser(payload)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (known(name)) {
          // A claim that is present twice, or not a string, is ignored.
          List<String> values = values(name, value, parser);
          claims.merge(name, values, (first, second) -> List.of());
        }
        parser.skipChildren();
      }
    }
    return Optional.of(of(claims));
  }

  private static boolean known(String name) {
    return TEXTS.contains(name) || LISTS.contains(name) || name.equals("exp");
  }

  private static List<String> values(String name, JsonToken value, JsonParser parser)
      throws IOException {
    if (name.equals("exp")) {
      return value == JsonToken.VALUE_NUMBER_INT ? List.of(parser.getText()) : List.of();
    }
    if (value == JsonToken.VALUE_STRING) {
      int longest = name.equals("scp") ? MAX_SCOPES_LENGTH : MAX_VALUE_LENGTH;
      String text = parser.getText();
      return text.length() <= longest ? List.of(text) : List.of();
    }
    return LISTS.contains(name) && value == JsonToken.START_ARRAY ? list(parser) : List.of();
  }

  private static List<String> list(JsonParser parser) throws IOException {
    Set<String> values = new TreeSet<>();
    boolean plain = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      plain &= parser.hasToken(JsonToken.VALUE_STRING) && values.size() < MAX_VALUES;
      if (plain && parser.getText().length() <= MAX_VALUE_LENGTH) {
        values.add(parser.getText());
      }
      parser.skipChildren();
    }
    return plain ? List.copyOf(values) : List.of();
  }

  private static TokenClaims of(Map<String, List<String>> claims) {
    return new TokenClaims(
        claims.containsKey("tid") ? Optional.of(text(claims, "tid").orElse("")) : Optional.empty(),
        text(claims, "appid"),
        text(claims, "idtyp"),
        text(claims, "exp").flatMap(TokenClaims::instant),
        Set.copyOf(claims.getOrDefault("roles", List.of())),
        Arrays.stream(text(claims, "scp").orElse("").split(" ", -1))
            .filter(scope -> !scope.isBlank())
            .collect(Collectors.toSet()),
        claims.getOrDefault("xms_cc", List.of()).stream().anyMatch("cp1"::equalsIgnoreCase));
  }

  private static Optional<String> text(Map<String, List<String>> claims, String name) {
    return claims.getOrDefault(name, List.of()).stream().findFirst();
  }

  private static Optional<Instant> instant(String seconds) {
    try {
      return Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds)));
    } catch (NumberFormatException | java.time.DateTimeException e) {
      return Optional.empty();
    }
  }
}
