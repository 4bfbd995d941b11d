package org.dsr4j.spi;

import static java.util.Objects.requireNonNull;

/**
 * A configuration key that a provider understands.
 *
 * @param name dotted lower-case words, for instance {@code jdbc.url}
 * @param description what it sets, for people
 * @param required whether an instance cannot do without
 * @param secret whether the value must never be shown
 */
public record ConfigurationKey(String name, String description, boolean required, boolean secret) {

  /**
   * Checks for nulls.
   *
   * @param name see {@link #name()}
   * @param description see {@link #description()}
   * @param required see {@link #required()}
   * @param secret see {@link #secret()}
   */
  public ConfigurationKey {
    requireNonNull(name, "name");
    requireNonNull(description, "description");
  }

  /**
   * A key an instance cannot do without.
   *
   * @param name the key
   * @param description what it sets
   * @return the key
   */
  public static ConfigurationKey required(String name, String description) {
    return new ConfigurationKey(name, description, true, false);
  }

  /**
   * A key with a default.
   *
   * @param name the key
   * @param description what it sets, and the default
   * @return the key
   */
  public static ConfigurationKey optional(String name, String description) {
    return new ConfigurationKey(name, description, false, false);
  }

  /**
   * The same key, its value never shown.
   *
   * @return a copy
   */
  public ConfigurationKey asSecret() {
    return new ConfigurationKey(name, description, required, true);
  }
}
