package org.dsr4j.testkit.internal.job;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.protocol.ErrorBody;
import org.dsr4j.testkit.internal.protocol.RequestRefusedException;
import org.dsr4j.testkit.internal.state.SavedState;
import org.jspecify.annotations.Nullable;

/**
 * Decides which of a tenant's tokens are still valid, as continuous access evaluation does. Safe
 * for use by several threads.
 */
public final class TokenRevocation {

  /** When the first tokens were issued, in seconds. */
  private static final long FIRST = 1_700_000_000L;

  private long notBefore = FIRST;

  /** Revokes all tokens issued so far. */
  public synchronized void revoke() {
    notBefore++;
  }

  /**
   * {@return the start of validity of a token that is requested with these claims, in seconds}
   * After a revocation only the claims of the latest challenge result in a valid token.
   *
   * @param claims a JSON object, or the same in Base64, or null
   */
  public synchronized long tokenNotBefore(@Nullable String claims) {
    String asked = claims == null ? null : notBeforeOf(decoded(claims));
    return asked != null && asked.equals(Long.toString(notBefore)) ? notBefore : FIRST;
  }

  public synchronized boolean isValid(long tokenNotBefore) {
    return tokenNotBefore >= notBefore;
  }

  public synchronized SavedState saveState() {
    long then = notBefore;
    return () -> restore(then);
  }

  private synchronized void restore(long then) {
    notBefore = then;
  }

  /** Returns the refusal that demands a newer token. */
  public RequestRefusedException challenge() {
    String claims = Base64.getEncoder().encodeToString(claims().getBytes(StandardCharsets.UTF_8));
    String header =
        "Bearer realm=\"\","
            + " authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\","
            + " client_id=\"00000003-0000-0000-c000-000000000000\","
            + " error=\"insufficient_claims\", claims=\""
            + claims
            + "\"";
    return new RequestRefusedException(
        ErrorBody.unauthorized(
            "Continuous access evaluation resulted in challenge with result: InteractionRequired"
                + " and code: TokenIssuedBeforeRevocationTimestamp"),
        Map.of("WWW-Authenticate", header));
  }

  private synchronized String claims() {
    return "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"" + notBefore + "\"}}}";
  }

  private static String decoded(String claims) {
    if (claims.strip().startsWith("{")) {
      return claims;
    }
    try {
      return new String(Base64.getDecoder().decode(claims), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static @Nullable String notBeforeOf(String claims) {
    String member = claims;
    for (String name : new String[] {"access_token", "nbf", "value"}) {
      try {
        member = RawJson.member(RawJson.requireObject(member), name);
      } catch (IllegalArgumentException e) {
        return null;
      }
      if (member == null) {
        return null;
      }
    }
    return RawJson.isString(member) ? RawJson.unquote(member) : member;
  }
}
