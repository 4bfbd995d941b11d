package org.dsr4j.graph.catalogue;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.dsr4j.model.Content;
import org.dsr4j.model.FieldPath;

/** The rows of a table, which has only some of the columns that show whose a row is. */
final class TableRows implements WatchedRows {

  private final UsableValues values;
  private final Set<FieldPath> fields;
  private final String what;

  /** The fields with a text of unknown form. */
  private final Set<FieldPath> unknown = new LinkedHashSet<>();

  /** The fields with a usable value. */
  private final Set<FieldPath> usable = new HashSet<>();

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
    Set<FieldPath> unusable = values.unusable(row, fields);
    unknown.addAll(values.unknownForms(row, unusable));
    fields.stream().filter(field -> !unusable.contains(field)).forEach(usable::add);
    if (matched) {
      seen = true;
      return;
    }
    if (unusable.size() < fields.size()) {
      seen = true;
    } else {
      missing |= row.missing(fields).size() == fields.size();
    }
  }

  @Override
  public void finish(GapSink gaps) {
    Set<FieldPath> unclear = new LinkedHashSet<>(unknown);
    unclear.removeAll(usable);
    if (any && (missing || !seen)) {
      unclear.addAll(fields);
    }
    WatchedRows.add(gaps, null, what, unclear);
  }
}
