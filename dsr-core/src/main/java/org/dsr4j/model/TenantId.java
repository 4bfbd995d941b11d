package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The id of the tenant that received the request. The library reads and changes no other tenant.
 *
 * <p>A tenant id is not personal data and appears in messages and manifests.
 *
 * @param value the GUID of the tenant in lower case with hyphens
 */
public record TenantId(String value) {

  private static final Pattern GUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /**
   * Removes surrounding white space and converts to lower case.
   *
   * @param value a GUID in any case
   * @throws DsrException with {@link DsrError#INVALID_TENANT} when the value is not a GUID
   */
  public TenantId {
    requireNonNull(value, "value");
    value = value.strip().toLowerCase(Locale.ROOT);
    if (!GUID.matcher(value).matches()) {
      throw new DsrException(
          DsrError.INVALID_TENANT,
          "A tenant id must be the tenant's GUID (Entra admin centre: Overview, Tenant ID), not a"
              + " domain name or blank");
    }
  }

  /**
   * Creates a tenant id.
   *
   * @param value the GUID of the tenant, in any case
   * @return the tenant id
   * @throws DsrException with {@link DsrError#INVALID_TENANT} when the value is not a GUID
   */
  public static TenantId of(String value) {
    return new TenantId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
