package org.dsr4j.graph.internal.send;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.graph.model.FailureMapping;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.RefusedRequest.TokenUse;
import org.dsr4j.model.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Obtains tokens from the credential and checks each token before use: a token for another tenant
 * is never sent.
 *
 * <p>It requests tokens with support for claims challenges (continuous access evaluation), and
 * passes the claims of a challenge to the credential.
 */
public final class TenantCheckedTokens {

  /** No server accepts a header of this length. */
  private static final int MAX_LENGTH = 64 * 1024;

  private final TenantId tenant;
  private final String scope;
  private final TokenCache cache;
  private volatile Optional<TokenClaims> last = Optional.empty();

  /** The token of the last successful response; compared only. */
  private volatile @Nullable String accepted;

  public TenantCheckedTokens(TokenCredential credential, TenantId tenant, GraphCloud cloud) {
    this.tenant = tenant;
    this.scope = cloud.scope();
    this.cache = new TokenCache(credential, Clock.systemUTC());
  }

  /** The service rejected the token: the next request gets a new one from the credential. */
  void invalidate() {
    cache.invalidate();
  }

  /** The service answered a request with this token. */
  void accepted(String token) {
    accepted = token;
  }

  /** Returns what other responses show about a token. */
  TokenUse use(String token) {
    String proven = accepted;
    if (proven == null) {
      return TokenUse.UNPROVEN;
    }
    return proven.equals(token) ? TokenUse.ACCEPTED_BEFORE : TokenUse.ANOTHER_ACCEPTED;
  }

  /** Whether the last token named its tenant, which was the right one. */
  public boolean lastNamedTenant() {
    return last.flatMap(TokenClaims::tenant).isPresent();
  }

  /**
   * Returns the application permissions of the last token, possibly none; empty when it is opaque.
   */
  public Optional<Set<String>> lastRoles() {
    return last.map(TokenClaims::roles);
  }

  /** Returns the claims of the last token; empty when it is opaque. */
  Optional<TokenClaims> lastClaims() {
    return last;
  }

  /**
   * Returns a token that may be sent.
   *
   * @param claims the claims that a challenge requires, or null
   * @throws GraphIoException when there is none
   */
  String token(@Nullable String claims) throws GraphIoException {
    String token = checked(obtain(request(claims)));
    Optional<TokenClaims> read = TokenClaims.of(token);
    Optional<String> named = read.flatMap(TokenClaims::tenant);
    if (named.isPresent() && !named.get().equalsIgnoreCase(tenant.value())) {
      throw new GraphIoException(
          FailureMapping.failure(
              GraphError.TENANT_MISMATCH, "the credential's token belongs to another tenant"));
    }
    last = read;
    return token;
  }

  private TokenRequestContext request(@Nullable String claims) {
    TokenRequestContext request = new TokenRequestContext().addScopes(scope).setCaeEnabled(true);
    return claims == null ? request : request.setClaims(claims);
  }

  private @Nullable String obtain(TokenRequestContext request) throws GraphIoException {
    try {
      AccessToken token = cache.token(request);
      return token == null ? null : token.getToken();
    } catch (RuntimeException | LinkageError e) {
      // Messages of credentials name users, applications and endpoints: only the class is reported.
      throw refusal("the credential returned no token (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static String checked(@Nullable String token) throws GraphIoException {
    if (token == null || token.isBlank()) {
      throw refusal("the credential returned an empty token");
    }
    // An exception of the HTTP client would quote characters that are invalid in a header.
    if (token.length() > MAX_LENGTH || token.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
      throw refusal("the credential's token is malformed");
    }
    return token;
  }

  private static GraphIoException refusal(String happened) {
    return new GraphIoException(FailureMapping.failure(GraphError.AUTHENTICATION_FAILED, happened));
  }
}
