package org.dsr4j.spi;

import java.util.List;

/**
 * The configuration keys that a provider supports; other keys are rejected.
 *
 * @param keys the keys
 */
public record ConfigurationSpec(List<ConfigurationKey> keys) {

  /**
   * Copies the collections.
   *
   * @param keys not null; copied
   */
  public ConfigurationSpec {
    keys = List.copyOf(keys);
  }

  /**
   * Returns a specification of some keys.
   *
   * @param keys the keys, possibly none
   * @return the specification
   */
  public static ConfigurationSpec of(ConfigurationKey... keys) {
    return new ConfigurationSpec(List.of(keys));
  }
}
