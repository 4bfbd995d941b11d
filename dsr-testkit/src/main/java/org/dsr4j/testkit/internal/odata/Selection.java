package org.dsr4j.testkit.internal.odata;

import java.util.List;
import org.dsr4j.testkit.internal.schema.EntityType;

/**
 * What a {@code $select} asks for.
 *
 * @param names the selected properties, empty when all that come by default are meant
 */
public record Selection(List<String> names) {

  /**
   * Copies the names.
   *
   * @param names the selected properties, empty when all that come by default are meant
   */
  public Selection {
    names = List.copyOf(names);
  }

  /**
   * Reads a selection.
   *
   * @param names the names
   * @param type the type
   * @throws QueryRefused when it names a property that the type has not
   * @return the selection
   */
  public static Selection of(List<String> names, EntityType type) {
    for (String name : names) {
      String property = name.contains("/") ? name.substring(0, name.indexOf('/')) : name;
      if (!property.equals("*") && !type.has(property)) {
        throw QueryRefused.malformed(
            "Parsing OData Select and Expand failed: Could not find a property named '"
                + property
                + "' on type 'microsoft.graph."
                + type.name()
                + "'.");
      }
    }
    return new Selection(names.contains("*") ? List.of() : names);
  }

  /** {@return whether nothing in particular is asked for} */
  public boolean isDefault() {
    return names.isEmpty();
  }

  /**
   * {@return whether a property, or a part of it, is asked for}
   *
   * @param property the property's name
   */
  public boolean contains(String property) {
    for (String name : names) {
      if (name.equals(property)
          || (name.length() > property.length() && name.startsWith(property + "/"))) {
        return true;
      }
    }
    return false;
  }
}
