package org.dsr4j.testkit.internal.throttle;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One published limit.
 *
 * @param name its name in the table
 * @param methods any, write, or one method
 * @param inUnits whether it counts resource units rather than requests
 * @param limits one limit, or three for small, medium and large tenants
 * @param window the time that it covers
 * @param per the scope in which it counts
 * @param sendsRetryAfter whether its 429 has a Retry-After header
 * @param paths the paths it counts
 */
public record Bucket(
    String name,
    String methods,
    boolean inUnits,
    List<Integer> limits,
    Duration window,
    String per,
    boolean sendsRetryAfter,
    PathRule paths) {

  /** A small tenant has fewer users than this. */
  private static final int MEDIUM_FROM = 50;

  /** A large tenant has more users than this. */
  private static final int MEDIUM_TO = 500;

  /**
   * Copies the limits.
   *
   * @param name its name in the table
   * @param methods any, write, or one method
   * @param inUnits whether it counts resource units rather than requests
   * @param limits one limit, or three for small, medium and large tenants
   * @param window the time that it covers
   * @param per the scope in which it counts
   * @param sendsRetryAfter whether its 429 has a Retry-After header
   * @param paths the paths it counts
   */
  public Bucket {
    limits = List.copyOf(limits);
  }

  /** Reads a line of the table. */
  static Bucket of(String line, Map<String, PathRule> groups) {
    String[] columns = line.split("\\s*\\|\\s*", -1);
    if (columns.length != 8) {
      throw new IllegalStateException("a limit has eight columns: " + line);
    }
    return new Bucket(
        columns[0],
        columns[1],
        columns[2].equals("units"),
        List.of(columns[3].split("/", -1)).stream().map(Integer::valueOf).toList(),
        Duration.parse("PT" + columns[4]),
        columns[5],
        columns[6].equals("yes"),
        PathRule.of(columns[7], groups));
  }

  boolean counts(Call call) {
    boolean method =
        switch (methods) {
          case "any" -> true;
          case "write" -> call.isWrite();
          default -> methods.equals(call.method());
        };
    return method && paths.fits(call);
  }

  /** Returns the counter that a call belongs to. */
  String counter(Call call) {
    return switch (per) {
      case "path" -> call.template();
      case "subject" -> call.subject();
      default -> "";
    };
  }

  int limit(int users) {
    if (limits.size() == 1 || users < MEDIUM_FROM) {
      return limits.get(0);
    }
    return limits.get(users <= MEDIUM_TO ? 1 : 2);
  }

  /** {@return the bucket's scope and kind as in the directory's headers} */
  public String scope() {
    String reach =
        switch (per) {
          case "tenant" -> "Tenant";
          case "app" -> "Application";
          default -> "Tenant_Application";
        };
    return reach + "/" + (methods.equals("write") ? "Write" : "ReadWrite");
  }

  /** {@return whether the directory reports this bucket in its headers} */
  public boolean hasDescription() {
    return inUnits || methods.equals("write");
  }

  /** {@return the exceeded limit as in the directory's headers} */
  public String information() {
    return inUnits ? "ResourceUnitLimitExceeded" : "WriteLimitExceeded";
  }
}
