package org.dsr4j.graph.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dsr4j.graph.throttle.SampleLimits.one;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.dsr4j.model.Cancellation;
import org.junit.jupiter.api.Test;

class ThrottleBudgetsTest {

  private static final ThrottleLimit SLOW =
      SampleLimits.requests("slow", 1, Duration.ofSeconds(10));
  private static final ThrottleLimit FAST =
      SampleLimits.requests("fast", 1_000, Duration.ofSeconds(1));

  private final FakeTicker ticker = new FakeTicker();
  private final ThrottleBudgets budgets = new ThrottleBudgets(ticker);
  private final Cancellation cancellation = new Cancellation();
  private final List<ThrottleLimit> told = new ArrayList<>();

  private FutureTask<Optional<Permit>> waiting(List<Cost> charges) throws Exception {
    FutureTask<Optional<Permit>> call =
        new FutureTask<>(() -> budgets.acquire(charges, cancellation, told::add));
    Thread thread = new Thread(call, "waits");
    thread.setDaemon(true);
    thread.start();
    ticker.waiting.await();
    return call;
  }

  @Test
  void aCallThatNoLimitCountsStartsImmediately() {
    assertThat(budgets.tryAcquire(List.of())).isPresent();
    assertThat(budgets.tryAcquire(List.of()).orElseThrow().throttled(Duration.ofDays(1))).isEmpty();
  }

  @Test
  void aFullLimitDoesNotDelayCallsThatDoNotNeedIt() throws Exception {
    assertThat(budgets.tryAcquire(one(SLOW, FAST))).isPresent();
    FutureTask<Optional<Permit>> slow = waiting(one(FAST, SLOW));

    for (int i = 0; i < 500; i++) {
      assertThat(budgets.tryAcquire(one(FAST))).isPresent();
    }
    assertThat(slow.isDone()).isFalse();
    assertThat(told).containsExactly(SLOW);
    cancellation.cancel();
    assertThat(slow.get()).isEmpty();
  }

  @Test
  void noCallOvertakesAnotherOneForTheSameLimit() throws Exception {
    ThrottleLimit three = SampleLimits.requests("three", 3, Duration.ofSeconds(10));
    Permit first = budgets.tryAcquire(List.of(new Cost(three, "", 2))).orElseThrow();
    FutureTask<Optional<Permit>> large = waiting(List.of(new Cost(three, "", 3)));

    assertThat(budgets.tryAcquire(one(three))).as("one would fit").isEmpty();
    first.close();
    ticker.advance(Duration.ofSeconds(10));
    assertThat(budgets.tryAcquire(one(three))).as("the room is the first one's").isEmpty();
    assertThat(large.get()).isPresent();
  }

  @Test
  void aResponseMakesRoomForAWaitingCall() throws Exception {
    ThrottleLimit concurrent = SampleLimits.concurrent("few", 1);
    Permit first = budgets.tryAcquire(one(concurrent)).orElseThrow();
    FutureTask<Optional<Permit>> second = waiting(one(concurrent));

    first.close();
    first.close();

    assertThat(second.get()).isPresent();
    assertThat(budgets.tryAcquire(one(concurrent))).as("closing twice counts once").isEmpty();
  }

  @Test
  void aCancelledWaitTakesNothing() throws Exception {
    Permit first = budgets.tryAcquire(one(SLOW)).orElseThrow();
    FutureTask<Optional<Permit>> second = waiting(one(FAST, SLOW));

    cancellation.cancel();

    assertThat(second.get()).isEmpty();
    first.close();
    ticker.advance(Duration.ofSeconds(10));
    assertThat(budgets.tryAcquire(one(SLOW))).isPresent();
    assertThat(budgets.tryAcquire(List.of(new Cost(FAST, "", 1_000)))).isPresent();
  }

  @Test
  void anInterruptedWaitTakesNothingAndStaysInterrupted() {
    ThrottleBudgets jumping = new ThrottleBudgets(new FakeTicker.Jumping());
    jumping.tryAcquire(one(SLOW)).orElseThrow().close();
    Thread.currentThread().interrupt();

    assertThat(jumping.acquire(one(SLOW), cancellation, told::add)).isEmpty();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(jumping.acquire(one(SLOW), cancellation, told::add)).isPresent();
  }

  @Test
  void aListenerThatFailsTakesNothing() {
    ThrottleBudgets jumping = new ThrottleBudgets(new FakeTicker.Jumping());
    jumping.tryAcquire(one(SLOW)).orElseThrow().close();

    assertThatThrownBy(
            () ->
                jumping.acquire(
                    one(SLOW),
                    cancellation,
                    limit -> {
                      throw new IllegalStateException("listener");
                    }))
        .hasMessage("listener");
    assertThat(jumping.acquire(one(SLOW), cancellation, told::add)).isPresent();
  }

  @Test
  void manyWaitingCallsStartEvenly() {
    FakeTicker.Jumping time = new FakeTicker.Jumping();
    ThrottleBudgets jumping = new ThrottleBudgets(time);
    ThrottleLimit five = SampleLimits.requests("five", 5, Duration.ofSeconds(10));
    long start = time.nanoTime();

    for (int i = 0; i < 11; i++) {
      jumping.acquire(one(five), cancellation, told::add).orElseThrow().close();
    }

    assertThat(time.since(start)).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void aRefusalLowersAndPausesTheLimitClosestToExhaustion() {
    Permit call = budgets.tryAcquire(one(FAST, SLOW)).orElseThrow();

    assertThat(call.throttled(Duration.ofSeconds(60))).contains(SLOW);

    call.close();
    assertThat(budgets.tryAcquire(one(FAST))).isPresent();
    ticker.advance(Duration.ofSeconds(60).minusNanos(1));
    assertThat(budgets.tryAcquire(one(SLOW))).isEmpty();
    ticker.advance(Duration.ofNanos(1));
    assertThat(budgets.tryAcquire(one(SLOW))).isPresent();
  }

  @Test
  void peopleAndReportsHaveBucketsOfTheirOwn() {
    assertThat(budgets.tryAcquire(List.of(new Cost(SLOW, "ada", 1)))).isPresent();
    assertThat(budgets.tryAcquire(List.of(new Cost(SLOW, "ada", 1)))).isEmpty();
    assertThat(budgets.tryAcquire(List.of(new Cost(SLOW, "bob", 1)))).isPresent();
  }

  @Test
  void noUsedBucketIsForgottenAmongThousands() {
    assertThat(budgets.tryAcquire(List.of(new Cost(SLOW, "first", 1)))).isPresent();
    for (int i = 0; i < 3_000; i++) {
      budgets.tryAcquire(List.of(new Cost(SLOW, "other" + i, 1))).orElseThrow().abandon();
    }

    assertThat(budgets.tryAcquire(List.of(new Cost(SLOW, "first", 1)))).isEmpty();
  }

  @Test
  void manyThreadsNeverHoldMoreThanTheLimit() throws Exception {
    ThrottleBudgets real = new ThrottleBudgets();
    ThrottleLimit two = SampleLimits.concurrent("two", 2);
    AtomicInteger inside = new AtomicInteger();
    List<FutureTask<Integer>> calls = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      calls.add(new FutureTask<>(() -> mostInside(real, two, inside)));
      new Thread(calls.get(i), "call").start();
    }

    for (FutureTask<Integer> call : calls) {
      assertThat(call.get()).isBetween(1, 2);
    }
  }

  private int mostInside(ThrottleBudgets real, ThrottleLimit two, AtomicInteger inside) {
    int most = 0;
    for (int i = 0; i < 200; i++) {
      try (Permit call = real.acquire(one(two), cancellation, limit -> {}).orElseThrow()) {
        most = Math.max(most, inside.incrementAndGet());
        inside.decrementAndGet();
      }
    }
    return most;
  }
}
