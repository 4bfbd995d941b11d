package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

/**
 * A reason why a plan cannot be approved, and how to fix it.
 *
 * @param code the stable code, from an {@link org.dsr4j.model.ErrorCode}
 * @param detail what happened and how to fix it; no personal data
 */
public record PlanRefusal(String code, String detail) {

  /**
   * Rejects null values.
   *
   * @param code not null
   * @param detail not null
   */
  public PlanRefusal {
    requireNonNull(code, "code");
    requireNonNull(detail, "detail");
  }
}
