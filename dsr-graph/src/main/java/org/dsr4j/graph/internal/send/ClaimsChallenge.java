package org.dsr4j.graph.internal.send;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Objects;
import okhttp3.Challenge;
import org.dsr4j.graph.internal.http.StreamedResponse;
import org.jspecify.annotations.Nullable;

/**
 * The challenge of continuous access evaluation: a 401 whose {@code WWW-Authenticate} names the
 * claims that the next token must have.
 */
final class ClaimsChallenge {

  private ClaimsChallenge() {}

  /** Returns the claims in JSON, or null when the response is not such a challenge or malformed. */
  static @Nullable String claims(StreamedResponse response) {
    if (response.status() != 401) {
      return null;
    }
    return response.challenges().stream()
        .filter(challenge -> challenge.scheme().equalsIgnoreCase("Bearer"))
        .map(ClaimsChallenge::decoded)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String decoded(Challenge challenge) {
    String encoded = challenge.authParams().get("claims");
    if (encoded == null || encoded.isEmpty()) {
      return null;
    }
    try {
      // Services use both alphabets of Base64.
      byte[] bytes = Base64.getDecoder().decode(encoded.replace('-', '+').replace('_', '/'));
      return new String(bytes, UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
