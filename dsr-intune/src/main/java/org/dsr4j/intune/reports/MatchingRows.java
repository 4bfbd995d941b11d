package org.dsr4j.intune.reports;

import java.util.List;
import org.dsr4j.graph.catalogue.RowDigest;
import org.dsr4j.graph.catalogue.SpecialReading;
import org.dsr4j.graph.model.UnreadableBodyException;
import org.dsr4j.model.Content;
import org.dsr4j.model.RecordKey;

/** Passes on the rows of a table that belong to the people, and drops all others. */
final class MatchingRows implements TableConsumer {

  private final SpecialReading reading;
  private final String table;
  private long rows;

  MatchingRows(SpecialReading reading, String table) {
    this.reading = reading;
    this.table = table;
  }

  /** If no column identifies a person, an empty result would prove nothing. */
  @Override
  public void columns(List<String> names) throws UnreadableBodyException {
    if (!OwnerColumns.recognised(reading.task().source(), names)) {
      throw UnreadableBodyException.unexpected(
          "a table has none of the columns that identify a person");
    }
  }

  @Override
  public void row(Content row) {
    rows++;
    reading
        .records()
        .deliver(RecordKey.of(table + "/" + RowDigest.of(row)), row, OwnerColumns::belongsToOthers);
  }

  /** Returns the number of all rows. */
  long count() {
    return rows;
  }
}
