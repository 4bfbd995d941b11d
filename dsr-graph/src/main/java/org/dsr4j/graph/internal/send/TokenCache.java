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
 * Asks a credential once for many requests.
 *
 * <p>A credential need not keep tokens, and one that many threads ask at once may run out of
 * threads of its own. So one thread asks while the others wait, and a token serves until it is
 * about to expire. An answer to a challenge replaces what is kept. Thread-safe.
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

  /** A token and until when it serves. */
  private record CachedToken(AccessToken token, Instant until) {
    boolean isUsable(Clock clock) {
      return clock.instant().isBefore(until);
    }
  }

  /** A token that serves, from the credential when none is kept or the request has claims. */
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

  /** A run that is given up interrupts who waits here, however long the credential takes. */
  private void awaitTurn() {
    try {
      asking.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while another thread asks the credential", e);
    }
  }

  void invalidate() {
    kept = null;
  }

  /** Earlier than it expires: a request that leaves now must arrive in time. */
  private Instant until(AccessToken token) {
    Instant expires = token.getExpiresAt().toInstant();
    Duration lifetime = Duration.between(clock.instant(), expires);
    Duration share = lifetime.dividedBy(SHARE);
    return expires.minus(share.compareTo(MARGIN) < 0 ? share : MARGIN);
  }
}
