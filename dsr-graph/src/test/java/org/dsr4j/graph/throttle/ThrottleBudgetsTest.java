package org.dsr4j.graph.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dsr4j.graph.throttle.Limits.one;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.dsr4j.model.Cancellation;
import org.junit.jupiter.api.Test;

class ThrottleBudgetsTest {

  private static final ThrottleLimit SLOW = Limits.requests("slow", 1, Duration.ofSeconds(10));
  private static final ThrottleLimit FAST = Limits.requests("fast", 1_000, Duration.ofSeconds(1));

  private final FakeTicker ticker = new FakeTicker();
  private final ThrottleBudgets budgets = new ThrottleBudgets(ticker);
  private final Cancellation cancellation = new Cancellation();
  private final List<ThrottleLimit> told = new ArrayList<>();

  private FutureTask<Optional<Admission>> waiting(List<Charge> charges) throws Exception {
    FutureTask<Optional<Admission>> call =
        new FutureTask<>(() -> budgets.admit(charges, cancellation, told::add));
    Thread thread = new Thread(call, "waits");
    thread.setDaemon(true);
    thread.start();
    ticker.waiting.await();
    return call;
  }

  @Test
  void whatNothingCountsLeavesAtOnce() {
    assertThat(budgets.tryAdmit(List.of())).isPresent();
    assertThat(budgets.tryAdmit(List.of()).orElseThrow().throttled(Duration.ofDays(1))).isEmpty();
  }

  @Test
  void aFullLimitHoldsNobodyWhoDoesNotNeedIt() throws Exception {
    assertThat(budgets.tryAdmit(one(SLOW, FAST))).isPresent();
    FutureTask<Optional<Admission>> slow = waiting(one(FAST, SLOW));

    for (int i = 0; i < 500; i++) {
      assertThat(budgets.tryAdmit(one(FAST))).isPresent();
    }
    assertThat(slow.isDone()).isFalse();
    assertThat(told).containsExactly(SLOW);
    cancellation.cancel();
    assertThat(slow.get()).isEmpty();
  }

  @Test
  void nobodyOvertakesWhoWaitsForTheSameLimit() throws Exception {
    ThrottleLimit three = Limits.requests("three", 3, Duration.ofSeconds(10));
    Admission first = budgets.tryAdmit(List.of(new Charge(three, "", 2))).orElseThrow();
    FutureTask<Optional<Admission>> large = waiting(List.of(new Charge(three, "", 3)));

    assertThat(budgets.tryAdmit(one(three))).as("one would fit").isEmpty();
    first.close();
    ticker.advance(Duration.ofSeconds(10));
    assertThat(budgets.tryAdmit(one(three))).as("the room is the first one's").isEmpty();
    assertThat(large.get()).isPresent();
  }

  @Test
  void anAnswerMakesRoomForWhoeverWaits() throws Exception {
    ThrottleLimit concurrent = Limits.concurrent("few", 1);
    Admission first = budgets.tryAdmit(one(concurrent)).orElseThrow();
    FutureTask<Optional<Admission>> second = waiting(one(concurrent));

    first.close();
    first.close();

    assertThat(second.get()).isPresent();
    assertThat(budgets.tryAdmit(one(concurrent))).as("closing twice counts once").isEmpty();
  }

  @Test
  void aCancelledWaitTakesNothing() throws Exception {
    Admission first = budgets.tryAdmit(one(SLOW)).orElseThrow();
    FutureTask<Optional<Admission>> second = waiting(one(FAST, SLOW));

    cancellation.cancel();

    assertThat(second.get()).isEmpty();
    first.close();
    ticker.advance(Duration.ofSeconds(10));
    assertThat(budgets.tryAdmit(one(SLOW))).isPresent();
    assertThat(budgets.tryAdmit(List.of(new Charge(FAST, "", 1_000)))).isPresent();
  }

  @Test
  void anInterruptedWaitTakesNothingAndStaysInterrupted() {
    ThrottleBudgets jumping = new ThrottleBudgets(new FakeTicker.Jumping());
    jumping.tryAdmit(one(SLOW)).orElseThrow().close();
    Thread.currentThread().interrupt();

    assertThat(jumping.admit(one(SLOW), cancellation, told::add)).isEmpty();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(jumping.admit(one(SLOW), cancellation, told::add)).isPresent();
  }

  @Test
  void aListenerThatFailsTakesNothing() {
    ThrottleBudgets jumping = new ThrottleBudgets(new FakeTicker.Jumping());
    jumping.tryAdmit(one(SLOW)).orElseThrow().close();

    assertThatThrownBy(
            () ->
                jumping.admit(
                    one(SLOW),
                    cancellation,
                    limit -> {
                      throw new IllegalStateException("listener");
                    }))
        .hasMessage("listener");
    assertThat(jumping.admit(one(SLOW), cancellation, told::add)).isPresent();
  }

  @Test
  void manyWhoWaitLeaveEvenly() {
    FakeTicker.Jumping time = new FakeTicker.Jumping();
    ThrottleBudgets jumping = new ThrottleBudgets(time);
    ThrottleLimit five = Limits.requests("five", 5, Duration.ofSeconds(10));
    long start = time.nanoTime();

    for (int i = 0; i < 11; i++) {
      jumping.admit(one(five), cancellation, told::add).orElseThrow().close();
    }

    assertThat(time.since(start)).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void aRefusalNarrowsAndHoldsTheLimitThatWasNearestToItsEnd() {
    Admission call = budgets.tryAdmit(one(FAST, SLOW)).orElseThrow();

    assertThat(call.throttled(Duration.ofSeconds(60))).contains(SLOW);

    call.close();
    assertThat(budgets.tryAdmit(one(FAST))).isPresent();
    ticker.advance(Duration.ofSeconds(60).minusNanos(1));
    assertThat(budgets.tryAdmit(one(SLOW))).isEmpty();
    ticker.advance(Duration.ofNanos(1));
    assertThat(budgets.tryAdmit(one(SLOW))).isPresent();
  }

  @Test
  void peopleAndReportsHaveBucketsOfTheirOwn() {
    assertThat(budgets.tryAdmit(List.of(new Charge(SLOW, "ada", 1)))).isPresent();
    assertThat(budgets.tryAdmit(List.of(new Charge(SLOW, "ada", 1)))).isEmpty();
    assertThat(budgets.tryAdmit(List.of(new Charge(SLOW, "bob", 1)))).isPresent();
  }

  @Test
  void thousandsOfBucketsComeAndGoAndNoneThatCountsIsForgotten() {
    assertThat(budgets.tryAdmit(List.of(new Charge(SLOW, "first", 1)))).isPresent();
    for (int i = 0; i < 3_000; i++) {
      budgets.tryAdmit(List.of(new Charge(SLOW, "other" + i, 1))).orElseThrow().abandon();
    }

    assertThat(budgets.tryAdmit(List.of(new Charge(SLOW, "first", 1)))).isEmpty();
  }

  @Test
  void manyThreadsNeverHoldMoreThanTheLimit() throws Exception {
    ThrottleBudgets real = new ThrottleBudgets();
    ThrottleLimit two = Limits.concurrent("two", 2);
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
      try (Admission call = real.admit(one(two), cancellation, limit -> {}).orElseThrow()) {
        most = Math.max(most, inside.incrementAndGet());
        inside.decrementAndGet();
      }
    }
    return most;
  }
}
