package org.dsr4j.graph.internal.send;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Shares one token of a credential among many requests.
 *
 * <p>A credential may not cache tokens, and parallel calls may use up its threads. Therefore one
 * thread calls the credential while the others wait, and a token is used until shortly before it
 * expires. The token for a claims challenge replaces the stored one. Thread-safe.
 */
final class TokenCache {

  private static final Duration MARGIN = Duration.ofMinutes(5);
  private static final int SHARE = 10;

  private final TokenCredential credential;
  private final Clock clock;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable CachedToken kept;

  TokenCache(TokenCredential credential, Clock clock) {
    this.credential = credential;
    this.clock = clock;
  }

  /** A token and the end of its use. */
  private record CachedToken(AccessToken token, Instant until) {
    boolean isUsable(Clock clock) {
      return clock.instant().isBefore(until);
    }
  }

  /** Returns a valid token; calls the credential when none is stored or the request has claims. */
  AccessToken token(TokenRequestContext request) {
    boolean challenged = request.getClaims() != null;
    CachedToken before = kept;
    if (!challenged && before != null && before.isUsable(clock)) {
      return before.token();
    }
    awaitTurn();
    try {
      CachedToken now = kept;
      if (!challenged && now != null && now.isUsable(clock)) {
        return now.token();
      }
      AccessToken token = credential.getTokenSync(request);
      kept = token == null ? null : new CachedToken(token, until(token));
      return token;
    } finally {
      asking.unlock();
    }
  }

  /** Cancelling a run interrupts the threads that wait here, even if the credential blocks. */
  private void awaitTurn() {
    try {
      asking.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while another thread calls the credential", e);
    }
  }

  void invalidate() {
    kept = null;
  }

  /** Earlier than the expiry: a request that is sent now must arrive in time. */
  private Instant until(AccessToken token) {
    Instant expires = token.getExpiresAt().toInstant();
    Duration lifetime = Duration.between(clock.instant(), expires);
    Duration share = lifetime.dividedBy(SHARE);
    return expires.minus(share.compareTo(MARGIN) < 0 ? share : MARGIN);
  }
}
