package org.dsr4j.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;

/**
 * The configuration of one adapter instance: strings by key, values of secrets never shown.
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
   * A configuration without any key.
   *
   * @return the configuration
   */
  public static Configuration empty() {
    return EMPTY;
  }

  /**
   * A configuration with some keys.
   *
   * @param values value by key
   * @return the configuration
   */
  public static Configuration of(Map<String, String> values) {
    return new Configuration(values);
  }

  /**
   * The value of a key.
   *
   * @param key the key
   * @return the value, or empty when absent or blank
   */
  public Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key)).filter(value -> !value.isBlank());
  }

  /**
   * The value of a required key.
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
   * Names every problem of this configuration at once.
   *
   * @param specification the keys that are understood
   * @return the problems, in words without any value; empty when there are none
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
