package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

/**
 * How sure an adapter is that it talks to the tenant.
 *
 * @param status confirmed by the service, asserted by configuration, or another tenant's
 * @param evidence what was asked and answered, in words; no personal data and no secret
 */
public record TenantCheck(Status status, String evidence) {

  /** The possible answers. */
  public enum Status {
    /** The service itself said so. */
    CONFIRMED,
    /** The service cannot say; configuration says so. */
    ASSERTED,
    /** The service said that it is another tenant's: nothing is read from any adapter. */
    OTHER_TENANT
  }

  /**
   * Checks for nulls.
   *
   * @param status see {@link #status()}
   * @param evidence see {@link #evidence()}
   */
  public TenantCheck {
    requireNonNull(status, "status");
    requireNonNull(evidence, "evidence");
  }

  /**
   * The service itself said that it is the tenant's.
   *
   * @param evidence what was asked and answered
   * @return the check
   */
  public static TenantCheck confirmed(String evidence) {
    return new TenantCheck(Status.CONFIRMED, evidence);
  }

  /**
   * The service cannot say; configuration says so.
   *
   * @param evidence where it is configured
   * @return the check
   */
  public static TenantCheck asserted(String evidence) {
    return new TenantCheck(Status.ASSERTED, evidence);
  }

  /**
   * The service said that it is another tenant's.
   *
   * @param evidence what was asked and answered
   * @return the check
   */
  public static TenantCheck otherTenant(String evidence) {
    return new TenantCheck(Status.OTHER_TENANT, evidence);
  }
}
