package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

/**
 * Why a plan cannot be approved, and what mends it.
 *
 * @param code the stable code, of an {@link org.dsr4j.model.ErrorCode}
 * @param detail what happened and what mends it; no personal data
 */
public record PlanRefusal(String code, String detail) {

  /**
   * Checks for nulls.
   *
   * @param code see {@link #code()}
   * @param detail see {@link #detail()}
   */
  public PlanRefusal {
    requireNonNull(code, "code");
    requireNonNull(detail, "detail");
  }
}
