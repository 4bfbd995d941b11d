package org.dsr4j.graph.catalogue;

import java.util.Collection;
import java.util.stream.Collectors;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.model.Content;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identity;
import org.jspecify.annotations.Nullable;

/** The rows of one request, or of all requests of a tenant-wide read. */
public interface WatchedRows {

  /**
   * Watches a row.
   *
   * @param row the row
   * @param matched whether any rule assigned it to a person
   * @param certain whether a rule did so strongly
   */
  void row(Content row, boolean matched, boolean certain);

  /** Adds the gap, if any row does not show to whom it belongs. */
  void finish(GapSink gaps);

  /** Adds a gap for fields, if there are any. */
  static void add(
      GapSink gaps, @Nullable Identity person, String what, Collection<FieldPath> fields) {
    if (!fields.isEmpty()) {
      gaps.add(
          person,
          Gap.failed(
              GraphError.OWNER_NOT_SHOWN,
              what
                  + ": rows came without a usable value in "
                  + fields.stream()
                      .map(FieldPath::toString)
                      .sorted()
                      .collect(Collectors.joining(", "))
                  + ", so it is not known whether they belong to the person; compare them by"
                  + " hand"));
    }
  }
}
