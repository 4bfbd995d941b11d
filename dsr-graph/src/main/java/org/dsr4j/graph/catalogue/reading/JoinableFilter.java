package org.dsr4j.graph.catalogue.reading;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dsr4j.graph.catalogue.Placeholder;
import org.dsr4j.graph.catalogue.ReadFacts;
import org.dsr4j.graph.catalogue.ReadPerson;
import org.dsr4j.graph.catalogue.reading.ReadPlan.BoundRead;
import org.dsr4j.model.Content;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.Identity;

/**
 * A filter that compares one field with one identifier.
 *
 * @param field the compared field
 * @param value the identifier
 * @param comparison the comparison, as sent
 * @param conditions further conditions, which name no identifier; may be empty
 */
record JoinableFilter(FieldPath field, String value, String comparison, String conditions) {

  private static final Pattern FORM =
      Pattern.compile("([^{} ]+ eq \\{[A-Za-z]+}\\)?)(?: and ([^{}]+))?");

  /** Whether the read declares that it may share a request, and its form allows it. */
  static boolean isPossible(ReadFacts read) {
    return read.joinable
        && !read.single
        && read.hop == null
        && read.detail == null
        && read.shown == null
        && Placeholder.names(read.template).isEmpty()
        && read.filter != null
        && FORM.matcher(read.filter).matches();
  }

  /** Returns the filter of a read for which it is possible. */
  static JoinableFilter of(BoundRead part) {
    String filter = String.valueOf(part.read().filter);
    Matcher form = FORM.matcher(filter);
    if (!form.matches()) {
      throw new IllegalArgumentException("not one comparison: " + filter);
    }
    String comparison = form.group(1);
    return new JoinableFilter(
        part.read().filteredFields().iterator().next(),
        part.binding().values().getOrDefault(Placeholder.names(comparison).get(0), ""),
        ReadRequests.filled(comparison, part.binding().values()),
        form.group(2) == null ? "" : form.group(2));
  }

  /**
   * Returns what must be equal in reads that share a request. Reads of different people share one
   * only if they compare the same field with a single value: a row that shows one person there
   * cannot hide another.
   *
   * @param several whether several people are read
   */
  static List<Object> place(BoundRead part, boolean several) {
    ReadFacts read = part.read();
    JoinableFilter filter = of(part);
    boolean single = !filter.comparison().contains("/any(");
    return Arrays.asList(
        several && single ? filter.field() : people(part),
        read.version,
        read.template,
        read.selection,
        read.expand,
        read.date,
        read.bareValues,
        filter.conditions());
  }

  static List<Identity> people(BoundRead part) {
    return part.binding().people().stream().map(ReadPerson::who).toList();
  }

  /** Whether a row shows the compared value, so that it explains why the row was returned. */
  boolean explains(Content row) {
    return row.values(field).stream().anyMatch(value::equalsIgnoreCase);
  }
}
