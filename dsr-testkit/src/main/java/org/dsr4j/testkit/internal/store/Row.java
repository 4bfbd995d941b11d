package org.dsr4j.testkit.internal.store;

import java.util.Map;
import org.dsr4j.testkit.internal.json.RawJson;
import org.jspecify.annotations.Nullable;

/** One object of a list. */
public interface Row {

  /** {@return the object's JSON text} */
  String text();

  /**
   * {@return the JSON text of one property, or null}
   *
   * @param name the property's name
   */
  @Nullable String member(String name);

  /**
   * {@return the characters of a string property, or null when it is absent or not a string}
   *
   * @param name the property's name
   */
  default @Nullable String string(String name) {
    String value = member(name);
    return value == null || !RawJson.isString(value) ? null : RawJson.unquote(value);
  }

  /** {@return all properties in their order} */
  Map<String, String> members();

  /**
   * {@return the entity type that determines the properties of the row, or null when the row is
   * returned as it was added}
   */
  @Nullable String type();
}
