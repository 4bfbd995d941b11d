package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

/**
 * The result of checking whether an adapter is connected to the tenant.
 *
 * @param status confirmed by the service, asserted by configuration, or another tenant
 * @param evidence the query and the answer as text; no personal data and no secret
 */
public record TenantCheck(Status status, String evidence) {

  /** The possible answers. */
  public enum Status {
    /** The service confirmed the tenant. */
    CONFIRMED,
    /** The service cannot confirm the tenant; only the configuration asserts it. */
    ASSERTED,
    /** The service reported another tenant: no adapter reads anything. */
    OTHER_TENANT
  }

  /**
   * Rejects null values.
   *
   * @param status not null
   * @param evidence not null
   */
  public TenantCheck {
    requireNonNull(status, "status");
    requireNonNull(evidence, "evidence");
  }

  /**
   * Returns that the service confirmed the tenant.
   *
   * @param evidence the query and the answer
   * @return the check
   */
  public static TenantCheck confirmed(String evidence) {
    return new TenantCheck(Status.CONFIRMED, evidence);
  }

  /**
   * Returns that only the configuration asserts the tenant.
   *
   * @param evidence where the tenant is configured
   * @return the check
   */
  public static TenantCheck asserted(String evidence) {
    return new TenantCheck(Status.ASSERTED, evidence);
  }

  /**
   * Returns that the service reported another tenant.
   *
   * @param evidence the query and the answer
   * @return the check
   */
  public static TenantCheck otherTenant(String evidence) {
    return new TenantCheck(Status.OTHER_TENANT, evidence);
  }
}
