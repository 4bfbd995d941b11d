package org.dsr4j.testkit.internal.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.tenant.ServedTenant;
import org.jspecify.annotations.Nullable;

/** The access tokens that a simulator has issued. Safe for use by several threads. */
final class TokenRegistry {

  /** The first of January 2100, so that tests never fail because a token expired. */
  private static final long EXPIRES = 4_102_444_800L;

  private static final String PREFIX = "Bearer ";

  private final Map<String, Grant> grants = new ConcurrentHashMap<>();

  /**
   * The meaning of a token.
   *
   * @param tenant the tenant
   * @param roles the application permissions
   * @param notBefore the start of its validity, in seconds
   */
  record Grant(ServedTenant tenant, Set<String> roles, long notBefore) {}

  /**
   * Issues a token, the same one for the same claims.
   *
   * @param tenant the tenant
   * @param audience the service that the token is for
   * @param clientId the application's id
   * @param roles the application permissions
   * @param notBefore the start of its validity, in seconds
   * @return the token
   */
  public String issue(
      ServedTenant tenant, String audience, String clientId, List<String> roles, long notBefore) {
    String claims =
        "{\"aud\":"
            + RawJson.quote(audience)
            + ",\"iss\":"
            + RawJson.quote("https://sts.windows.net/" + tenant.id() + "/")
            + ",\"iat\":"
            + notBefore
            + ",\"nbf\":"
            + notBefore
            + ",\"exp\":"
            + EXPIRES
            + ",\"appid\":"
            + RawJson.quote(clientId)
            + ",\"idtyp\":\"app\",\"roles\":"
            + roles.stream().map(RawJson::quote).collect(Collectors.joining(",", "[", "]"))
            + ",\"tid\":"
            + RawJson.quote(tenant.id())
            + ",\"ver\":\"1.0\"}";
    String unsigned =
        encoded("{\"typ\":\"JWT\",\"alg\":\"RS256\",\"kid\":\"simulated\"}")
            + "."
            + encoded(claims);
    String token = unsigned + "." + signature(unsigned);
    grants.put(PREFIX + token, new Grant(tenant, Set.copyOf(roles), notBefore));
    return token;
  }

  /** Returns the grant of an Authorization header, or null. */
  @Nullable Grant findGrant(@Nullable String authorization) {
    return authorization == null ? null : grants.get(authorization);
  }

  /** Returns why a header is refused, in Graph's words. */
  static String rejectionMessage(@Nullable String authorization) {
    if (authorization == null
        || authorization.equals(PREFIX.strip())
        || authorization.equals(PREFIX)) {
      return "Access token is empty.";
    }
    String token = authorization.startsWith(PREFIX) ? authorization.substring(PREFIX.length()) : "";
    return token.split("\\.", -1).length == 3
        ? "Access token validation failure. Invalid issuer or signature."
        : "CompactToken parsing failed with error code: 80049217";
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Looks like a signature. The simulator compares the whole token instead of verifying a
   * signature.
   */
  private static String signature(String unsigned) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-512").digest(unsigned.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime has no SHA-512", e);
    }
  }
}
