package org.dsr4j.graph.internal.http;

import com.azure.core.credential.TokenCredential;
import com.microsoft.graph.core.authentication.AzureIdentityAuthenticationProvider;
import com.microsoft.kiota.authentication.AccessTokenProvider;
import com.microsoft.kiota.authentication.AllowedHostsValidator;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.graph.model.FailureMapping;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.model.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Obtains tokens through the SDK and looks at each before it is used: a token for another tenant is
 * never sent anywhere.
 *
 * <p>The SDK asks for tokens that Graph may challenge (continuous access evaluation): its provider
 * enables that unless told otherwise, and hands the claims of a 401 on to the credential.
 */
public final class TenantCheckedTokens implements AccessTokenProvider {

  /** Carries a failure through the SDK, which knows no checked exceptions. */
  static final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient GraphFailure failure;

    Refusal(GraphFailure failure) {
      super(failure.detail(), null, false, false);
      this.failure = failure;
    }

    GraphFailure failure() {
      return failure;
    }
  }

  /** No server takes a header of this length. */
  private static final int MAX_LENGTH = 64 * 1024;

  private final AccessTokenProvider tokens;
  private final TenantId tenant;
  private final TokenCache cache;
  private volatile Optional<TokenClaims> last = Optional.empty();

  public TenantCheckedTokens(
      TokenCredential credential, TenantId tenant, GraphCloud cloud, HostGuard guard) {
    this.tenant = tenant;
    this.cache = new TokenCache(credential, Clock.systemUTC());
    this.tokens =
        new AzureIdentityAuthenticationProvider(cache, new String[] {guard.host()}, cloud.scope())
            .getAccessTokenProvider();
  }

  /** The service did not take the token: the next request asks the credential again. */
  void invalidate() {
    cache.invalidate();
  }

  /** Whether the last token named a tenant, which then was ours. */
  public boolean lastNamedTenant() {
    return last.flatMap(TokenClaims::tenant).isPresent();
  }

  /** The application permissions of the last token, possibly none; empty when it is opaque. */
  public Optional<Set<String>> lastRoles() {
    return last.map(TokenClaims::roles);
  }

  /** What the last token said about itself; empty when it is opaque. */
  Optional<TokenClaims> lastClaims() {
    return last;
  }

  @Override
  public String getAuthorizationToken(URI uri, @Nullable Map<String, Object> context) {
    String token = obtain(uri, context);
    Optional<TokenClaims> claims = TokenClaims.of(token);
    Optional<String> named = claims.flatMap(TokenClaims::tenant);
    if (named.isPresent() && !named.get().equalsIgnoreCase(tenant.value())) {
      throw new Refusal(
          FailureMapping.failure(
              GraphError.TENANT_MISMATCH, "the credential's token is another tenant's"));
    }
    last = claims;
    return token;
  }

  @Override
  public AllowedHostsValidator getAllowedHostsValidator() {
    return tokens.getAllowedHostsValidator();
  }

  private String obtain(URI uri, @Nullable Map<String, Object> context) {
    String token;
    try {
      token = tokens.getAuthorizationToken(uri, context);
    } catch (RuntimeException | LinkageError e) {
      // Messages of credentials name users, applications and endpoints: the class must do.
      throw refusal("the credential gave no token (" + e.getClass().getSimpleName() + ")");
    }
    if (token == null || token.isBlank()) {
      throw refusal("the credential gave an empty token");
    }
    // What could not stand in a header would be quoted in the exception that says so.
    if (token.length() > MAX_LENGTH || token.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
      throw refusal("the credential's token is malformed");
    }
    return token;
  }

  private static Refusal refusal(String happened) {
    return new Refusal(FailureMapping.failure(GraphError.AUTHENTICATION_FAILED, happened));
  }
}
