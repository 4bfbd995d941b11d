package org.dsr4j.graph.catalogue;

import java.util.LinkedHashSet;
import java.util.Set;
import org.dsr4j.model.Content;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.Identity;

/**
 * The rows of a request that names the person. A service that honours the filter returns only rows
 * with the person in the compared field; a service that ignores it returns rows that name others.
 */
final class NamingRows implements WatchedRows {

  private final UsableValues values;
  private final Identity person;
  private final ReadFacts read;
  private final Set<FieldPath> compared;
  private final Set<FieldPath> withoutOwner = new LinkedHashSet<>();
  private final Set<FieldPath> withoutCompared = new LinkedHashSet<>();
  private boolean ignoresFilter;

  NamingRows(UsableValues values, Identity person, ReadFacts read) {
    this.values = values;
    this.person = person;
    this.read = read;
    compared = read.filteredFields();
    compared.retainAll(values.rules().keySet());
  }

  @Override
  public void row(Content row, boolean matched, boolean certain) {
    if (matched) {
      return;
    }
    Set<FieldPath> all = values.rules().keySet();
    Set<FieldPath> unusable = values.unusable(row, all);
    if (unusable.size() == all.size()) {
      withoutOwner.addAll(compared.isEmpty() ? unusable : compared);
    } else if (!compared.isEmpty() && unusable.containsAll(compared)) {
      withoutCompared.addAll(compared);
    } else if (compared.stream().anyMatch(field -> namesPerson(row, field))) {
      // The filter was respected; an id in an unknown form may be the person's too.
      withoutOwner.addAll(values.unknownForms(row, all));
    } else {
      ignoresFilter = true;
    }
  }

  private boolean namesPerson(Content row, FieldPath field) {
    return row.values(field).stream().anyMatch(value -> values.isKnown(field, value));
  }

  @Override
  public void finish(GapSink gaps) {
    if (!ignoresFilter) {
      withoutOwner.addAll(withoutCompared);
    }
    WatchedRows.add(gaps, person, read.what(), withoutOwner);
  }
}
