package org.dsr4j.graph.internal.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.dsr4j.graph.ScriptedGraph;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Many requests share one credential, which is called rarely. */
class TokenCacheTest {

  private static final TokenRequestContext PLAIN = new TokenRequestContext().addScopes("scope");
  private static final TokenRequestContext CHALLENGED =
      new TokenRequestContext().addScopes("scope").setClaims("{}");

  private final MovedClock clock = new MovedClock();
  private final AtomicInteger asked = new AtomicInteger();
  private Duration lifetime = Duration.ofHours(1);
  private boolean fails;
  private final TokenCache cache =
      new TokenCache(
          new TokenCredential() {
            @Override
            public Mono<AccessToken> getToken(TokenRequestContext request) {
              return Mono.error(new UnsupportedOperationException());
            }

            @Override
            public AccessToken getTokenSync(TokenRequestContext request) {
              if (fails) {
                throw new IllegalStateException("no token today");
              }
              return new AccessToken(
                  "token-" + asked.incrementAndGet(),
                  clock.instant().plus(lifetime).atOffset(ZoneOffset.UTC));
            }
          },
          clock);

  @Test
  void aTokenServesUntilFiveMinutesBeforeItExpires() {
    assertThat(token(PLAIN)).isEqualTo("token-1");
    clock.advance(Duration.ofMinutes(54));
    assertThat(token(PLAIN)).isEqualTo("token-1");
    clock.advance(Duration.ofMinutes(2));
    assertThat(token(PLAIN)).isEqualTo("token-2");
  }

  @Test
  void aShortLivedTokenServesForNineTenthsOfItsLife() {
    lifetime = Duration.ofMinutes(10);
    token(PLAIN);
    clock.advance(Duration.ofMinutes(8));
    assertThat(token(PLAIN)).isEqualTo("token-1");
    clock.advance(Duration.ofMinutes(1));
    assertThat(token(PLAIN)).isEqualTo("token-2");
  }

  @Test
  void aTokenThatIsExpiredAlreadyServesOnce() {
    lifetime = Duration.ofMinutes(-1);
    assertThat(token(PLAIN)).isEqualTo("token-1");
    assertThat(token(PLAIN)).isEqualTo("token-2");
  }

  @Test
  void aChallengeIsAlwaysPassedOnAndItsAnswerKept() {
    token(PLAIN);
    assertThat(token(CHALLENGED)).isEqualTo("token-2");
    assertThat(token(PLAIN)).isEqualTo("token-2");
  }

  @Test
  void aTokenThatWasNotTakenIsForgotten() {
    token(PLAIN);
    cache.invalidate();
    assertThat(token(PLAIN)).isEqualTo("token-2");
  }

  @Test
  void aFailureIsNotKept() {
    fails = true;
    assertThatThrownBy(() -> token(PLAIN)).isInstanceOf(IllegalStateException.class);
    fails = false;
    assertThat(token(PLAIN)).isEqualTo("token-1");
  }

  @Test
  void parallelRequestsCallTheCredentialOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      List<Future<String>> tokens = new ArrayList<>();
      IntStream.range(0, 64).forEach(n -> tokens.add(threads.submit(() -> token(PLAIN))));
      Set<String> seen = new HashSet<>();
      for (Future<String> token : tokens) {
        seen.add(token.get());
      }
      assertThat(seen).containsExactly("token-1");
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aThreadThatWaitsForAnotherOneCanBeInterrupted() throws Exception {
    CountDownLatch asking = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    TokenCache slow =
        new TokenCache(
            ScriptedGraph.credential(
                context -> {
                  asking.countDown();
                  try {
                    answer.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  return "token";
                }),
            clock);
    ExecutorService threads = Executors.newFixedThreadPool(1);
    try {
      Future<AccessToken> first = threads.submit(() -> slow.token(PLAIN));
      asking.await();
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> slow.token(PLAIN)).isInstanceOf(IllegalStateException.class);
      assertThat(Thread.interrupted()).isTrue();
      answer.countDown();
      assertThat(first.get().getToken()).isEqualTo("token");
    } finally {
      threads.shutdownNow();
    }
  }

  private String token(TokenRequestContext request) {
    return cache.token(request).getToken();
  }

  /** A clock that moves only when the test moves it. */
  private static final class MovedClock extends Clock {
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    void advance(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
