package org.dsr4j.graph.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * For any calls and any durations of their responses: no window of the service exceeds the limit,
 * wherever the window starts.
 */
class ServiceWindowTest {

  /** More for a long run: {@code -Ddsr.effort=100}. */
  private static final int EFFORT = Integer.getInteger("dsr.effort", 1);

  private static final long SECOND = 1_000_000_000L;

  private final FakeTicker ticker = new FakeTicker();
  private final ThrottleBudgets budgets = new ThrottleBudgets(ticker);
  private final List<Call> calls = new ArrayList<>();

  /** A call that started; the service counts it at some moment before its response. */
  private record Call(List<Cost> charges, Permit admission, long arrives, long answered) {
    double of(ThrottleLimit limit) {
      return charges.stream().filter(c -> c.limit() == limit).mapToDouble(Cost::amount).sum();
    }
  }

  @Test
  void noWindowOfAServiceThatCountsOnArrivalExceedsTheLimit() {
    for (int run = 0; run < 60 * EFFORT; run++) {
      long seed = Long.getLong("dsr.seed", System.nanoTime());
      ServiceWindowTest world = new ServiceWindowTest();
      List<ThrottleLimit> limits = world.live(new Random(seed));
      for (ThrottleLimit limit : limits) {
        assertThat(world.fullestWindow(limit))
            .as("%s, -Ddsr.seed=%d", limit, seed)
            .isLessThanOrEqualTo(limit.amount());
      }
      assertThat(world.calls).as("-Ddsr.seed=%d", seed).isNotEmpty();
    }
  }

  private List<ThrottleLimit> live(Random random) {
    List<ThrottleLimit> limits = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      int seconds = 1 + random.nextInt(20);
      limits.add(
          SampleLimits.requests("limit" + i, 1 + random.nextInt(8), Duration.ofSeconds(seconds)));
    }
    PriorityQueue<Call> open = new PriorityQueue<>(Comparator.comparingLong(Call::answered));
    long now = ticker.nanoTime();
    for (int step = 0; step < 400; step++) {
      now += random.nextInt(3) == 0 ? 0 : (long) (random.nextDouble() * SECOND);
      answer(open, now);
      ticker.moveTo(now);
      call(random, limits, now).ifPresent(open::add);
    }
    return limits;
  }

  private void answer(PriorityQueue<Call> open, long until) {
    while (!open.isEmpty() && open.peek().answered() <= until) {
      Call call = open.remove();
      ticker.moveTo(call.answered());
      call.admission().close();
    }
  }

  private Optional<Call> call(Random random, List<ThrottleLimit> limits, long now) {
    List<Cost> charges = new ArrayList<>();
    for (ThrottleLimit limit : limits) {
      if (random.nextBoolean()) {
        charges.add(new Cost(limit, "", 1 + random.nextInt((int) limit.amount())));
      }
    }
    Optional<Permit> admission = budgets.tryAcquire(charges);
    if (admission.isEmpty()) {
      return Optional.empty();
    }
    if (random.nextInt(10) == 0) {
      admission.get().abandon();
      return Optional.empty();
    }
    if (random.nextInt(20) == 0) {
      admission.get().throttled(Duration.ofMillis(random.nextInt(5_000)));
    }
    long way = SECOND / 20;
    long latency = way + (long) (random.nextDouble() * random.nextInt(25) * SECOND);
    long arrives = now + way;
    Call call = new Call(charges, admission.get(), arrives, now + latency);
    calls.add(call);
    return Optional.of(call);
  }

  /** By brute force: a fullest window begins with an arrival. */
  private double fullestWindow(ThrottleLimit limit) {
    double fullest = 0;
    for (Call first : calls) {
      long end = first.arrives() + limit.window().toNanos();
      double inside = 0;
      for (Call call : calls) {
        if (call.arrives() >= first.arrives() && call.arrives() < end) {
          inside += call.of(limit);
        }
      }
      fullest = Math.max(fullest, inside);
    }
    return fullest;
  }
}
