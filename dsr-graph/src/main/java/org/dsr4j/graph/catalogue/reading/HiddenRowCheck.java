package org.dsr4j.graph.catalogue.reading;

import java.util.Optional;
import org.dsr4j.graph.catalogue.ReadFacts;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.Gap;

/** Counts rows whose details are hidden from the application. Used for one request. */
final class HiddenRowCheck {

  private final ReadFacts read;
  private long hidden;

  HiddenRowCheck(ReadFacts read) {
    this.read = read;
  }

  /** Checks each row. */
  RowDelivery.Destination observe(RowDelivery.Destination next) {
    ReadFacts.Shown shown = read.shown;
    if (shown == null) {
      return next;
    }
    FieldPath property = FieldPath.of(shown.property());
    return (who, seenAs, row, match) -> {
      if (row.values(property).isEmpty()) {
        hidden++;
      }
      next.row(who, seenAs, row, match);
    };
  }

  /** Returns the gap, or empty when every row was visible. */
  Optional<Gap> gap() {
    ReadFacts.Shown shown = read.shown;
    if (shown == null || hidden == 0) {
      return Optional.empty();
    }
    return Optional.of(
        Gap.notReadable(
            GraphError.HIDDEN,
            read.what()
                + ": rows came without '"
                + shown.property()
                + "', because their details are hidden from the application; grant "
                + shown.permission()));
  }
}
