package org.dsr4j.spi;

import static java.util.Objects.requireNonNull;

/**
 * A configuration key that a provider supports.
 *
 * @param name dotted lower-case words, for example {@code jdbc.url}
 * @param description what the key sets, for people
 * @param required whether an instance needs the key
 * @param secret whether the value must never be shown
 */
public record ConfigurationKey(String name, String description, boolean required, boolean secret) {

  /**
   * Rejects null values.
   *
   * @param name not null
   * @param description not null
   * @param required true or false
   * @param secret true or false
   */
  public ConfigurationKey {
    requireNonNull(name, "name");
    requireNonNull(description, "description");
  }

  /**
   * Returns a required key.
   *
   * @param name the key
   * @param description what it sets
   * @return the key
   */
  public static ConfigurationKey required(String name, String description) {
    return new ConfigurationKey(name, description, true, false);
  }

  /**
   * Returns an optional key with a default value.
   *
   * @param name the key
   * @param description what it sets, and the default
   * @return the key
   */
  public static ConfigurationKey optional(String name, String description) {
    return new ConfigurationKey(name, description, false, false);
  }

  /**
   * Returns the same key as a secret, so that its value is never shown.
   *
   * @return a copy
   */
  public ConfigurationKey asSecret() {
    return new ConfigurationKey(name, description, required, true);
  }
}
