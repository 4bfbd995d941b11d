package org.dsr4j.graph.doctor;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The estimated effort to read a number of people in one run.
 *
 * <p>Assumptions: each list has one page; a list whose rows are read one by one has one row; no
 * shortcut is refused. The resolution of the people is not included.
 *
 * @param people the number of people
 * @param devicesEach the number of devices of each person
 * @param calls how many requests
 * @param limits the limits of Graph that count these requests, the slowest first
 */
public record Estimate(int people, int devicesEach, long calls, List<LimitLoad> limits) {

  /**
   * How much of one limit a run uses.
   *
   * @param limit the limit's name
   * @param used the used amount: requests, or resource units of the directory
   * @param perPerson the amount that each person of a long run adds
   * @param atLeast the time that the limit needs for the run: its first window is available
   *     immediately
   */
  public record LimitLoad(String limit, double used, double perPerson, Duration atLeast) {}

  /** The number of people from which joined requests and tenant-wide lists count as shared. */
  private static final int MANY = 1_000;

  /**
   * Copies the list.
   *
   * @param people the number of people
   * @param devicesEach the number of devices of each person
   * @param calls how many requests
   * @param limits the limits of Graph that count these requests, the slowest first
   */
  public Estimate {
    limits = List.copyOf(limits);
  }

  static Estimate of(Workload workload, LimitUsage budgets, int people, int devicesEach) {
    if (people < 0 || devicesEach < 0) {
      throw new IllegalArgumentException("the numbers of people and devices cannot be negative");
    }
    Map<RequestShape, Long> calls = workload.calls(people, devicesEach);
    Map<String, Load> more = loads(workload.calls(people + MANY, devicesEach), budgets);
    List<LimitLoad> loads =
        loads(calls, budgets).entrySet().stream()
            .sorted(
                Comparator.comparing((Map.Entry<String, Load> load) -> load.getValue().atLeast())
                    .thenComparing(load -> load.getValue().windows())
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(load -> load.getValue().named(load.getKey(), more.get(load.getKey())))
            .toList();
    return new Estimate(
        people, devicesEach, calls.values().stream().mapToLong(Long::longValue).sum(), loads);
  }

  private static Map<String, Load> loads(Map<RequestShape, Long> calls, LimitUsage budgets) {
    Map<String, Load> loads = new HashMap<>();
    calls.forEach(
        (call, times) ->
            budgets
                .shares(call)
                .forEach(
                    share ->
                        loads.merge(
                            share.limit(), new Load(share, share.cost() * times), Load::plus)));
    return loads;
  }

  /** What is used of one limit. */
  private record Load(LimitUsage.Share share, double used) {

    Load plus(Load other) {
      return new Load(share, used + other.used);
    }

    /** How many windows of the limit are needed; parts of a window count. */
    double windows() {
      return used / share.amount();
    }

    Duration atLeast() {
      return Duration.ofMillis(Math.round(Math.max(0, windows() - 1) * share.window().toMillis()));
    }

    LimitLoad named(String name, @Nullable Load withMany) {
      double perPerson = withMany == null ? 0 : (withMany.used - used) / MANY;
      return new LimitLoad(name, used, perPerson, atLeast());
    }
  }

  /**
   * Returns the limit that delays the run most.
   *
   * @return empty when no limit is known
   */
  public Optional<LimitLoad> slowest() {
    return limits.stream().findFirst();
  }

  /**
   * Returns the minimum duration of the run, even if no other application uses the limits.
   *
   * @return zero when everything fits into the first windows
   */
  public Duration atLeast() {
    return slowest().map(LimitLoad::atLeast).orElse(Duration.ZERO);
  }

  @Override
  public String toString() {
    String load =
        "Estimate (one page for each list): %,d calls for %,d people with %d devices each"
            .formatted(calls, people, devicesEach);
    return slowest()
        .map(
            slow ->
                load
                    + "; at least "
                    + words(slow.atLeast())
                    + ", delayed by the limit \""
                    + slow.limit()
                    + "\", which counts %,.1f for each further person".formatted(slow.perPerson()))
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
