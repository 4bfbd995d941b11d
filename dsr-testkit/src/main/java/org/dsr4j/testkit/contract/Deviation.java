package org.dsr4j.testkit.contract;

import static java.util.Objects.requireNonNull;

/**
 * A rule that an adapter is known to break.
 *
 * @param rule the rule
 * @param source the source that breaks it, or {@link #ANYWHERE}
 * @param reason why, and what would fix it; people who choose an adapter read it
 */
public record Deviation(Rule rule, String source, String reason) {

  /** Every source, or no specific one. */
  public static final String ANYWHERE = "*";

  /**
   * Validates the values.
   *
   * @param rule see {@link #rule()}
   * @param source see {@link #source()}
   * @param reason see {@link #reason()}
   */
  public Deviation {
    requireNonNull(rule, "rule");
    requireNonNull(source, "source");
    if (reason.isBlank()) {
      throw new IllegalArgumentException("a deviation needs a reason");
    }
  }

  /**
   * A rule that is broken at one source.
   *
   * @param rule the rule
   * @param source the source's id
   * @param reason why, and what would fix it
   * @return the deviation
   */
  public static Deviation at(Rule rule, String source, String reason) {
    return new Deviation(rule, source, reason);
  }

  /**
   * A rule that is broken anywhere.
   *
   * @param rule the rule
   * @param reason why, and what would fix it
   * @return the deviation
   */
  public static Deviation from(Rule rule, String reason) {
    return new Deviation(rule, ANYWHERE, reason);
  }

  /**
   * Whether this deviation explains a violation.
   *
   * @param broken the rule
   * @param at the source id
   * @return true when rule and source match
   */
  public boolean covers(Rule broken, String at) {
    return rule == broken && (source.equals(ANYWHERE) || source.equals(at));
  }
}
