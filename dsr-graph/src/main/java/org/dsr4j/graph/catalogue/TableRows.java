package org.dsr4j.graph.catalogue;

import java.util.LinkedHashSet;
import java.util.Set;
import org.dsr4j.model.Content;
import org.dsr4j.model.FieldPath;

/** The rows of a table, which has only some of the columns that show whose a row is. */
final class TableRows implements WatchedRows {

  private final UsableValues values;
  private final Set<FieldPath> fields;
  private final String what;
  private boolean any;
  private boolean seen;
  private boolean missing;

  TableRows(UsableValues values, Set<FieldPath> fields, String what) {
    this.values = values;
    this.fields = fields;
    this.what = what;
  }

  @Override
  public void row(Content row, boolean matched, boolean certain) {
    any = true;
    if (matched) {
      seen = true;
      return;
    }
    Set<FieldPath> unusable = values.unusable(row, fields);
    if (unusable.size() < fields.size()) {
      seen = true;
    } else {
      missing |= row.missing(fields).size() == fields.size();
    }
  }

  @Override
  public void finish(GapSink gaps) {
    boolean unclear = any && (missing || !seen) && !fields.isEmpty();
    WatchedRows.add(gaps, null, what, unclear ? new LinkedHashSet<>(fields) : Set.of());
  }
}
