package org.dsr4j.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;

/**
 * The configuration of one adapter instance: strings by key. Secret values are never shown.
 *
 * <p>Immutable and thread-safe. {@link #toString()} shows the keys only.
 */
public final class Configuration {

  private static final Configuration EMPTY = new Configuration(Map.of());

  private final Map<String, String> values;

  private Configuration(Map<String, String> values) {
    this.values = new TreeMap<>(values);
  }

  /**
   * Returns a configuration without keys.
   *
   * @return the configuration
   */
  public static Configuration empty() {
    return EMPTY;
  }

  /**
   * Returns a configuration with keys.
   *
   * @param values value by key
   * @return the configuration
   */
  public static Configuration of(Map<String, String> values) {
    return new Configuration(values);
  }

  /**
   * Returns the value of a key.
   *
   * @param key the key
   * @return the value, or empty when absent or blank
   */
  public Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key)).filter(value -> !value.isBlank());
  }

  /**
   * Returns the value of a required key.
   *
   * @param key the key
   * @return the value
   * @throws DsrException with {@link DsrError#INVALID_CONFIGURATION} when absent or blank
   */
  public String require(String key) {
    return text(key)
        .orElseThrow(
            () ->
                new DsrException(
                    DsrError.INVALID_CONFIGURATION, "Configuration key '" + key + "' is missing"));
  }

  /**
   * Validates this configuration and returns all problems.
   *
   * @param specification the supported keys
   * @return the problems as text, without values; empty when there are none
   */
  public List<String> problems(ConfigurationSpec specification) {
    List<String> problems = new ArrayList<>();
    List<String> known = specification.keys().stream().map(ConfigurationKey::name).toList();
    for (String key : values.keySet()) {
      if (!known.contains(key)) {
        problems.add("unknown configuration key '" + key + "' (known: " + known + ")");
      }
    }
    for (ConfigurationKey key : specification.keys()) {
      if (key.required() && text(key.name()).isEmpty()) {
        problems.add("missing configuration key '" + key.name() + "'");
      }
    }
    return problems;
  }

  @Override
  public String toString() {
    return "Configuration" + values.keySet();
  }
}
