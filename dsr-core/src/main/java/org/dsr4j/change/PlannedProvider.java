package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

/**
 * The provider of an adapter that took part in the planning. Another provider under the same
 * instance name cannot execute the plan.
 *
 * @param instance the name of the instance
 * @param provider the id of the provider
 * @param type the name of the provider's class
 * @param version the version of the adapter
 */
public record PlannedProvider(String instance, String provider, String type, String version) {

  /**
   * Rejects null values.
   *
   * @param instance not null
   * @param provider not null
   * @param type not null
   * @param version not null
   */
  public PlannedProvider {
    requireNonNull(instance, "instance");
    requireNonNull(provider, "provider");
    requireNonNull(type, "type");
    requireNonNull(version, "version");
  }
}
