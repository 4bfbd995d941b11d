package org.dsr4j.graph.doctor;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    Map<String, Double> used = used(calls, budgets);
    Map<String, Double> ofMany = used(workload.calls(people + MANY, devicesEach), budgets);
    Map<String, LimitUsage.Share> shares = new HashMap<>();
    calls
        .keySet()
        .forEach(call -> budgets.shares(call).forEach(share -> shares.put(share.limit(), share)));
    List<LimitLoad> loads =
        used.entrySet().stream()
            .map(
                load -> {
                  LimitUsage.Share share = shares.get(load.getKey());
                  double more = ofMany.getOrDefault(load.getKey(), 0.0) - load.getValue();
                  return new LimitLoad(
                      load.getKey(),
                      load.getValue(),
                      more / MANY,
                      time(load.getValue() - share.amount(), share));
                })
            .sorted(
                Comparator.comparing(LimitLoad::atLeast)
                    .reversed()
                    .thenComparing(load -> -load.used() / rate(shares.get(load.limit())))
                    .thenComparing(LimitLoad::limit))
            .toList();
    return new Estimate(
        people, devicesEach, calls.values().stream().mapToLong(Long::longValue).sum(), loads);
  }

  private static Map<String, Double> used(Map<RequestShape, Long> calls, LimitUsage budgets) {
    Map<String, Double> used = new HashMap<>();
    calls.forEach(
        (call, times) ->
            budgets
                .shares(call)
                .forEach(share -> used.merge(share.limit(), share.cost() * times, Double::sum)));
    return used;
  }

  private static double rate(LimitUsage.Share share) {
    return share.amount() / share.window().toMillis();
  }

  private static Duration time(double waiting, LimitUsage.Share share) {
    return Duration.ofMillis(Math.round(Math.max(0, waiting) / rate(share)));
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
