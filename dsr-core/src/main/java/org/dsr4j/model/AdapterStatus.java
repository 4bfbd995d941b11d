package org.dsr4j.model;

import org.jspecify.annotations.Nullable;

/**
 * One adapter instance in a report.
 *
 * @param instance the name of the instance
 * @param provider the id of the provider
 * @param version the version of the adapter
 * @param tenantCheck how the adapter confirmed its tenant, or null when it did not
 */
public record AdapterStatus(
    String instance, String provider, String version, @Nullable TenantCheck tenantCheck) {}
