package org.dsr4j.testkit.internal.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.state.SavedState;
import org.jspecify.annotations.Nullable;

/** A changeable row, such as a user. Safe for use by several threads. */
public final class EntityRow implements Row {

  private final String type;
  private volatile Map<String, String> properties;

  /**
   * Creates a row.
   *
   * @param type its entity type
   * @param text its first properties, one JSON object
   */
  public EntityRow(String type, String text) {
    this.type = type;
    this.properties = Collections.unmodifiableMap(RawJson.members(text));
  }

  /**
   * Sets a property to a JSON value.
   *
   * @param name the property's name
   * @param value a JSON value
   */
  public synchronized void set(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(properties);
    changed.put(name, value);
    properties = Collections.unmodifiableMap(changed);
  }

  /** {@return the saved current properties} */
  public synchronized SavedState saveState() {
    Map<String, String> then = properties;
    return () -> restore(then);
  }

  private synchronized void restore(Map<String, String> then) {
    properties = then;
  }

  @Override
  public String text() {
    return new RowWriter().members(properties).toString();
  }

  @Override
  public @Nullable String member(String name) {
    return properties.get(name);
  }

  @Override
  public Map<String, String> members() {
    return properties;
  }

  @Override
  public String type() {
    return type;
  }
}
