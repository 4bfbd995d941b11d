package org.dsr4j.testkit.internal.odata;

import java.util.List;
import java.util.regex.Pattern;
import org.dsr4j.testkit.internal.schema.EntityType;

/**
 * The properties that a {@code $select} requests.
 *
 * @param names the selected properties, empty for all default properties
 */
public record Selection(List<String> names) {

  private static final Pattern EXTENSION =
      Pattern.compile("(extension_[0-9a-f]{32}|[a-z][a-z0-9]*)_[A-Za-z0-9]+");

  /**
   * Copies the names.
   *
   * @param names the selected properties, empty for all default properties
   */
  public Selection {
    names = List.copyOf(names);
  }

  /**
   * Reads a selection.
   *
   * @param names the names
   * @param type the type
   * @throws InvalidQueryException when it names a property that the type does not have
   * @return the selection
   */
  public static Selection of(List<String> names, EntityType type) {
    for (String name : names) {
      String property = name.contains("/") ? name.substring(0, name.indexOf('/')) : name;
      boolean known = type.has(property) || isExtension(property, type);
      if (!property.equals("*") && !known) {
        throw InvalidQueryException.badRequest(
            "Parsing OData Select and Expand failed: Could not find a property named '"
                + property
                + "' on type 'microsoft.graph."
                + type.name()
                + "'.");
      }
    }
    return new Selection(names.contains("*") ? List.of() : names);
  }

  /** A test defines the tenant's extensions of users by setting them. */
  private static boolean isExtension(String property, EntityType type) {
    return type.name().equals("user") && EXTENSION.matcher(property).matches();
  }

  /** {@return whether no properties are selected} */
  public boolean isDefault() {
    return names.isEmpty();
  }

  /**
   * {@return whether a property, or a part of it, is selected}
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
