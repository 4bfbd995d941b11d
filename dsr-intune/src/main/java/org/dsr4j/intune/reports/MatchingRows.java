package org.dsr4j.intune.reports;

import java.util.List;
import org.dsr4j.graph.catalogue.RowDigest;
import org.dsr4j.graph.catalogue.SpecialReading;
import org.dsr4j.graph.model.UnreadableBodyException;
import org.dsr4j.model.Content;
import org.dsr4j.model.RecordKey;

/** Hands on those rows of a table that are somebody's, and drops all others. */
final class MatchingRows implements TableConsumer {

  private final SpecialReading reading;
  private final String table;
  private long rows;

  MatchingRows(SpecialReading reading, String table) {
    this.reading = reading;
    this.table = table;
  }

  /** Where nothing says whose a row is, that nobody's rows were found would mean nothing. */
  @Override
  public void columns(List<String> names) throws UnreadableBodyException {
    if (!OwnerColumns.recognised(reading.task().source(), names)) {
      throw UnreadableBodyException.unexpected(
          "a table has none of the columns that say whose a row is");
    }
  }

  @Override
  public void row(Content row) {
    rows++;
    reading
        .records()
        .deliver(RecordKey.of(table + "/" + RowDigest.of(row)), row, OwnerColumns::belongsToOthers);
  }

  /** How many rows came, whoever's. */
  long count() {
    return rows;
  }
}
