package org.dsr4j.graph.doctor;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The estimated effort to read a number of people.
 *
 * <p>Assumptions: each list has one page; a list whose rows are read one by one has one row; a list
 * whose path names no person is read once for each person. The resolution of the people is not
 * included.
 *
 * @param people the number of people
 * @param devicesEach the number of devices of each person
 * @param calls how many requests
 * @param slowestLimit the limit of Graph that delays the run most; empty when none is known
 * @param perPerson the time that this limit needs for each further person of a long run
 * @param atLeast the minimum duration of the run, even if no other call uses this limit
 */
public record Estimate(
    int people,
    int devicesEach,
    long calls,
    Optional<String> slowestLimit,
    Duration perPerson,
    Duration atLeast) {

  /** The amount of one limit that one person uses. */
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

    /** The amount of the first window is available immediately. */
    Duration atLeast(int people) {
      return time(cost * people - amount);
    }
  }

  static Estimate of(Workload workload, LimitUsage budgets, int people, int devicesEach) {
    if (people < 0 || devicesEach < 0) {
      throw new IllegalArgumentException("the numbers of people and devices cannot be negative");
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
                    + ", delayed by the limit \""
                    + limit
                    + "\", "
                    + words(perPerson)
                    + " for each further person")
        .orElse(load + "; Graph's limits are unknown");
  }

  private static String words(Duration time) {
    return time.toHours() > 0
        ? "%d h %d min".formatted(time.toHours(), time.toMinutesPart())
        : time.toMinutes() > 0
            ? "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart())
            : "%d.%d s".formatted(time.toSeconds(), time.toMillisPart() / 100);
  }
}
