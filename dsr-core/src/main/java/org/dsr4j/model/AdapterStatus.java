package org.dsr4j.model;

import org.jspecify.annotations.Nullable;

/**
 * What a report says about one adapter instance.
 *
 * @param instance the instance's name
 * @param provider the provider's id
 * @param version the adapter's version
 * @param tenantCheck how it confirmed its tenant, or null when it never did
 */
public record AdapterStatus(
    String instance, String provider, String version, @Nullable TenantCheck tenantCheck) {}
