package org.dsr4j.graph.catalogue;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dsr4j.model.FieldPath;
import org.jspecify.annotations.Nullable;

/** The fields that a filter compares with identifiers of the person. */
final class ComparedFields {

  /** A comparison in a filter: {@code field eq {name}} or {@code list/any(x:x/field eq {name})}. */
  private static final Pattern COMPARED =
      Pattern.compile("(?:([A-Za-z/]+)/any\\([a-z]+:)?([A-Za-z/]+) eq \\{([A-Za-z]+)}");

  private ComparedFields() {}

  /** Returns each field with the placeholders to which it is compared; none without a filter. */
  static Map<FieldPath, Set<Placeholder>> of(@Nullable String filter) {
    Map<FieldPath, Set<Placeholder>> fields = new LinkedHashMap<>();
    Matcher compared = COMPARED.matcher(filter == null ? "" : filter);
    while (compared.find()) {
      String list = compared.group(1) == null ? "" : compared.group(1);
      String field = compared.group(2);
      String inside = list.isEmpty() ? field : field.substring(field.indexOf('/') + 1);
      FieldPath path = FieldPath.of(list.isEmpty() ? inside : list + "/" + inside);
      Set<Placeholder> values = fields.computeIfAbsent(path, any -> new LinkedHashSet<>());
      Placeholder.named(compared.group(3)).ifPresent(values::add);
    }
    return fields;
  }
}
