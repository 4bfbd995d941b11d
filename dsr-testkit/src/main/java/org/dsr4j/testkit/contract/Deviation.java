package org.dsr4j.testkit.contract;

import static java.util.Objects.requireNonNull;

/**
 * A rule that an adapter is known to break.
 *
 * @param rule the rule
 * @param source the source it is broken at, or {@link #ANYWHERE}
 * @param reason why, and what would mend it; read by whoever chooses the adapter
 */
public record Deviation(Rule rule, String source, String reason) {

  /** Every source, or none in particular. */
  public static final String ANYWHERE = "*";

  /**
   * Checks.
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
   * @param reason why, and what would mend it
   * @return the deviation
   */
  public static Deviation at(Rule rule, String source, String reason) {
    return new Deviation(rule, source, reason);
  }

  /**
   * A rule that is broken anywhere.
   *
   * @param rule the rule
   * @param reason why, and what would mend it
   * @return the deviation
   */
  public static Deviation from(Rule rule, String reason) {
    return new Deviation(rule, ANYWHERE, reason);
  }

  /**
   * Whether this deviation explains a breach.
   *
   * @param broken the rule
   * @param at the source id
   * @return true when rule and source fit
   */
  public boolean covers(Rule broken, String at) {
    return rule == broken && (source.equals(ANYWHERE) || source.equals(at));
  }
}
