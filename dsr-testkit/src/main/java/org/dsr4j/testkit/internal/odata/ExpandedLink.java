package org.dsr4j.testkit.internal.odata;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One navigation property of a {@code $expand}, with the selected properties of its target.
 *
 * @param name the link's name
 * @param selected the properties, empty for all
 */
public record ExpandedLink(String name, List<String> selected) {

  private static final Pattern LINK =
      Pattern.compile("\\s*(\\w+)\\s*(?:\\(\\s*\\$select\\s*=([\\w\\s,]+)\\))?\\s*(,|$)");

  /**
   * Copies the names.
   *
   * @param name the link's name
   * @param selected the properties, empty for all
   */
  public ExpandedLink {
    selected = List.copyOf(selected);
  }

  /**
   * Parses the links of an option; {@code $select} is the only supported nested option.
   *
   * @param expand the option's value, empty when it was not sent
   * @throws InvalidQueryException when it has another form
   * @return the links
   */
  public static List<ExpandedLink> all(String expand) {
    List<ExpandedLink> links = new ArrayList<>();
    Matcher link = LINK.matcher(expand);
    int from = 0;
    while (from < expand.length()) {
      if (!link.find(from) || link.start() != from) {
        throw InvalidQueryException.badRequest(
            "Parsing OData Select and Expand failed: Syntax error at position " + from + ".");
      }
      String selected = link.group(2);
      links.add(
          new ExpandedLink(
              link.group(1),
              selected == null ? List.of() : List.of(selected.strip().split("\\s*,\\s*", -1))));
      from = link.end();
    }
    return links;
  }
}
