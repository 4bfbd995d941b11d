package org.dsr4j.graph.doctor;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much reading a number of people takes; an estimate.
 *
 * <p>It assumes one page for each list, one row wherever a read goes through the rows of another
 * list, and that a list whose path names no person is read once for each person. Looking people up
 * is left out.
 *
 * @param people how many people
 * @param devicesEach how many devices each of them has
 * @param calls how many requests
 * @param slowestLimit the limit of Graph that holds the run up the longest; empty when none is
 *     known
 * @param perPerson how long that limit takes for each further person of a long run
 * @param atLeast how long the whole run takes at least, even if nothing else used that limit
 */
public record Estimate(
    int people,
    int devicesEach,
    long calls,
    Optional<String> slowestLimit,
    Duration perPerson,
    Duration atLeast) {

  /** What one limit has to bear for one person. */
  private static final class Load {
    private final double amount;
    private final Duration window;
    private double cost;

    Load(LimitUsage.Share share) {
      amount = share.amount();
      window = share.window();
    }

    Duration time(double spent) {
      return Duration.ofMillis(Math.round(Math.max(0, spent) / amount * window.toMillis()));
    }

    /** The first window's amount is there at once. */
    Duration atLeast(int people) {
      return time(cost * people - amount);
    }
  }

  static Estimate of(Workload workload, LimitUsage budgets, int people, int devicesEach) {
    if (people < 0 || devicesEach < 0) {
      throw new IllegalArgumentException("people and devices cannot be fewer than none");
    }
    Map<String, Load> loads = new HashMap<>();
    add(loads, workload.once(), budgets, 1);
    add(loads, workload.perDevice(), budgets, devicesEach);
    String slowest = null;
    Duration perPerson = Duration.ZERO;
    Duration atLeast = Duration.ZERO;
    for (Map.Entry<String, Load> load : loads.entrySet()) {
      Duration time = load.getValue().time(load.getValue().cost);
      if (slowest == null
          || time.compareTo(perPerson) > 0
          || (time.equals(perPerson) && load.getKey().compareTo(slowest) < 0)) {
        slowest = load.getKey();
        perPerson = time;
      }
      Duration whole = load.getValue().atLeast(people);
      atLeast = whole.compareTo(atLeast) > 0 ? whole : atLeast;
    }
    long calls = Math.multiplyExact(workload.calls(devicesEach), (long) people);
    return new Estimate(
        people, devicesEach, calls, Optional.ofNullable(slowest), perPerson, atLeast);
  }

  private static void add(
      Map<String, Load> loads, List<ReadEndpoint> places, LimitUsage budgets, int times) {
    for (ReadEndpoint place : places) {
      for (LimitUsage.Share share : budgets.shares(place)) {
        loads.computeIfAbsent(share.limit(), limit -> new Load(share)).cost += share.cost() * times;
      }
    }
  }

  @Override
  public String toString() {
    String load =
        "Estimate (one page for each list): %,d calls for %,d people with %d devices each"
            .formatted(calls, people, devicesEach);
    return slowestLimit
        .map(
            limit ->
                load
                    + "; at least "
                    + words(atLeast)
                    + ", held up by the limit \""
                    + limit
                    + "\", "
                    + words(perPerson)
                    + " for each further person")
        .orElse(load + "; Graph's limits are not known");
  }

  private static String words(Duration time) {
    return time.toHours() > 0
        ? "%d h %d min".formatted(time.toHours(), time.toMinutesPart())
        : time.toMinutes() > 0
            ? "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart())
            : "%d.%d s".formatted(time.toSeconds(), time.toMillisPart() / 100);
  }
}
