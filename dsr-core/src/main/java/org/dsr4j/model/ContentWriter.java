package org.dsr4j.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the properties of a JSON object in the order of the calls.
 *
 * <p>Handed out by {@link Content#object(Consumer)}; valid during that call only, not thread-safe.
 */
public interface ContentWriter {

  /**
   * Puts a string.
   *
   * @param name the property
   * @param value the value, or null for JSON null
   * @return this
   */
  ContentWriter put(String name, @Nullable String value);

  /**
   * Puts an integer.
   *
   * @param name the property
   * @param value the value
   * @return this
   */
  ContentWriter put(String name, long value);

  /**
   * Puts a decimal number in plain notation, with its scale: {@code 1.10} stays {@code 1.10}.
   *
   * @param name the property
   * @param value the value, or null for JSON null
   * @return this
   */
  ContentWriter put(String name, @Nullable BigDecimal value);

  /**
   * Puts a boolean.
   *
   * @param name the property
   * @param value the value
   * @return this
   */
  ContentWriter put(String name, boolean value);

  /**
   * Puts an array of strings.
   *
   * @param name the property
   * @param values the values
   * @return this
   */
  ContentWriter put(String name, List<String> values);

  /**
   * Puts a nested object.
   *
   * @param name the property
   * @param properties puts the properties of the nested object
   * @return this
   */
  ContentWriter object(String name, Consumer<ContentWriter> properties);
}
