package org.dsr4j.spi;

import java.util.List;

/**
 * The configuration keys that a provider understands; any other key is refused.
 *
 * @param keys the keys
 */
public record ConfigurationSpec(List<ConfigurationKey> keys) {

  /**
   * Copies.
   *
   * @param keys see {@link #keys()}
   */
  public ConfigurationSpec {
    keys = List.copyOf(keys);
  }

  /**
   * Lists the keys.
   *
   * @param keys the keys, possibly none
   * @return the specification
   */
  public static ConfigurationSpec of(ConfigurationKey... keys) {
    return new ConfigurationSpec(List.of(keys));
  }
}
