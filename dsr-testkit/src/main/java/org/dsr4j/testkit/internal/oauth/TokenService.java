package org.dsr4j.testkit.internal.oauth;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.dsr4j.testkit.internal.json.RawJson;
import org.jspecify.annotations.Nullable;

/** Issues or refuses access tokens, and describes the authority. Immutable. */
public final class TokenService {

  private static final String NIL = "00000000-0000-0000-0000-000000000000";

  /**
   * An answer of the authority.
   *
   * @param status the status
   * @param body JSON
   */
  public record Answer(int status, String body) {}

  private final String clientId;
  private final String clientSecret;
  private final Tokens tokens;

  /** Issues access tokens. */
  public interface Tokens {

    /**
     * {@return an access token, or null when there is no such tenant}
     *
     * @param tenantId the tenant id
     * @param claims the requested claims, or null
     */
    @Nullable String issue(String tenantId, @Nullable String claims);
  }

  /**
   * Makes a service.
   *
   * @param clientId the only application it knows
   * @param clientSecret the application's secret
   * @param tokens issues access tokens
   */
  public TokenService(String clientId, String clientSecret, Tokens tokens) {
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.tokens = tokens;
  }

  /**
   * Answers a token request with a form as body.
   *
   * @param tenantId the tenant id
   * @param body the body
   * @return the answer
   */
  public Answer token(String tenantId, String body) {
    Map<String, String> form = form(body);
    String token = tokens.issue(tenantId, form.get("claims"));
    if (token == null) {
      return refusal(400, "invalid_request", 90002, "Tenant '" + tenantId + "' not found.");
    }
    if (!"client_credentials".equals(form.get("grant_type"))) {
      return refusal(
          400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type.");
    }
    if (!clientId.equals(form.get("client_id"))) {
      return refusal(
          400, "unauthorized_client", 700016, "Application was not found in the directory.");
    }
    if (!clientSecret.equals(form.get("client_secret"))) {
      return refusal(401, "invalid_client", 7000215, "Invalid client secret provided.");
    }
    String scope = form.getOrDefault("scope", "");
    if (!scope.contains("/.default")) {
      return refusal(400, "invalid_scope", 1002012, "The provided value for scope is not valid.");
    }
    return new Answer(
        200,
        "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"ext_expires_in\":3599,\"access_token\":"
            + RawJson.quote(token)
            + "}");
  }

  /**
   * Describes the endpoints of a tenant.
   *
   * @param authority the authority's address
   * @param tenant the tenant
   * @return the answer
   */
  public Answer configuration(String authority, String tenant) {
    String base = authority + tenant;
    return new Answer(
        200,
        "{\"token_endpoint\":"
            + RawJson.quote(base + "/oauth2/v2.0/token")
            + ",\"token_endpoint_auth_methods_supported\":[\"client_secret_post\"]"
            + ",\"jwks_uri\":"
            + RawJson.quote(base + "/discovery/v2.0/keys")
            + ",\"issuer\":"
            + RawJson.quote(base + "/v2.0")
            + ",\"authorization_endpoint\":"
            + RawJson.quote(base + "/oauth2/v2.0/authorize")
            + ",\"response_types_supported\":[\"code\",\"id_token\"],\"subject_types_supported\":[\"pairwise\"]"
            + ",\"id_token_signing_alg_values_supported\":[\"RS256\"]}");
  }

  /**
   * Answers the instance discovery with this authority as the only one.
   *
   * @param authority the authority's address
   * @param host host and port
   * @return the answer
   */
  public Answer instances(String authority, String host) {
    return new Answer(
        200,
        "{\"tenant_discovery_endpoint\":"
            + RawJson.quote(authority + "common/v2.0/.well-known/openid-configuration")
            + ",\"api-version\":\"1.1\",\"metadata\":[{\"preferred_network\":"
            + RawJson.quote(host)
            + ",\"preferred_cache\":"
            + RawJson.quote(host)
            + ",\"aliases\":["
            + RawJson.quote(host)
            + "]}]}");
  }

  /**
   * Answers a request for an unknown path.
   *
   * @return the answer
   */
  public Answer unknown() {
    return refusal(404, "invalid_request", 900971, "No such endpoint.");
  }

  /**
   * Answers with a status that a test scripted.
   *
   * @param status the status
   * @return the answer
   */
  public Answer scripted(int status) {
    if (status == 429 || status >= 500) {
      return refusal(
          status, "temporarily_unavailable", 90033, "A transient error has occurred. Try again.");
    }
    return refusal(
        status, status == 401 ? "invalid_client" : "invalid_request", 900144, "Refused.");
  }

  private static Answer refusal(int status, String error, int code, String text) {
    String description =
        "AADSTS"
            + code
            + ": "
            + text
            + " Trace ID: "
            + NIL
            + " Correlation ID: "
            + NIL
            + " Timestamp: 2026-01-31 12:00:00Z";
    return new Answer(
        status,
        "{\"error\":"
            + RawJson.quote(error)
            + ",\"error_description\":"
            + RawJson.quote(description)
            + ",\"error_codes\":["
            + code
            + "],\"timestamp\":\"2026-01-31 12:00:00Z\""
            + ",\"trace_id\":\""
            + NIL
            + "\",\"correlation_id\":\""
            + NIL
            + "\"}");
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new HashMap<>();
    for (String pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        form.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return form;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
