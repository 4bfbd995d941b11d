package org.dsr4j.graph.catalogue;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.dsr4j.model.Content;
import org.dsr4j.model.FieldPath;

/** The rows of a list of the whole tenant, of which only the fields show whose they are. */
final class TenantWideRows implements WatchedRows {

  private final UsableValues values;
  private final ReadFacts read;
  private final Set<FieldPath> fields;

  /** The fields without a usable value in any row so far. */
  private final Set<FieldPath> unseen;

  /** The fields that no row has had so far. */
  private final Set<FieldPath> absent;

  /** The fields with a text of unknown form. */
  private final Set<FieldPath> unknown = new HashSet<>();

  private final Set<FieldPath> missing = new LinkedHashSet<>();
  private boolean any;

  TenantWideRows(UsableValues values, ReadFacts read, Set<FieldPath> fields) {
    this.values = values;
    this.read = read;
    this.fields = fields;
    unseen = new HashSet<>(fields);
    absent = new HashSet<>(fields);
  }

  @Override
  public void row(Content row, boolean matched, boolean certain) {
    if ((certain && unseen.isEmpty()) || !read.isOfType(row)) {
      return;
    }
    any = true;
    Set<FieldPath> unusable = values.unusable(row, fields);
    unseen.retainAll(unusable);
    unknown.addAll(values.unknownForms(row, unseen));
    Set<FieldPath> without = row.withoutText(unusable);
    absent.retainAll(without);
    unseen.removeAll(row.emptyLists(unseen));
    if (!certain) {
      missing.addAll(without);
    }
  }

  @Override
  public void finish(GapSink gaps) {
    if (!any) {
      return;
    }
    Set<FieldPath> unclear = new LinkedHashSet<>(missing);
    if (!read.single) {
      // A single object of the tenant may be empty: nothing was configured.
      unclear.addAll(unseen);
    }
    unclear.removeAll(read.optional().keySet());
    unclear.addAll(absent);
    unknown.retainAll(unseen);
    unclear.addAll(unknown);
    WatchedRows.add(gaps, null, read.what(), unclear);
  }
}
