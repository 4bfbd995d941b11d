package org.dsr4j.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the properties of a JSON object in the order of the calls.
 *
 * <p>Provided by {@link Content#object(Consumer)}; valid only during that call, not thread-safe.
 */
public interface ContentWriter {

  /**
   * Writes a string.
   *
   * @param name the property
   * @param value the value, or null for JSON null
   * @return this writer
   */
  ContentWriter put(String name, @Nullable String value);

  /**
   * Writes an integer.
   *
   * @param name the property
   * @param value the value
   * @return this writer
   */
  ContentWriter put(String name, long value);

  /**
   * Writes a decimal number in plain notation with its scale: {@code 1.10} stays {@code 1.10}.
   *
   * @param name the property
   * @param value the value, or null for JSON null
   * @return this writer
   */
  ContentWriter put(String name, @Nullable BigDecimal value);

  /**
   * Writes a boolean.
   *
   * @param name the property
   * @param value the value
   * @return this writer
   */
  ContentWriter put(String name, boolean value);

  /**
   * Writes an array of strings.
   *
   * @param name the property
   * @param values the values
   * @return this writer
   */
  ContentWriter put(String name, List<String> values);

  /**
   * Writes a nested object.
   *
   * @param name the property
   * @param properties writes the properties of the nested object
   * @return this writer
   */
  ContentWriter object(String name, Consumer<ContentWriter> properties);
}
