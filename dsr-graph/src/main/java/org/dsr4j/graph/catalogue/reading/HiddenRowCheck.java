package org.dsr4j.graph.catalogue.reading;

import java.util.Optional;
import org.dsr4j.graph.catalogue.ReadFacts;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.Gap;

/** Counts rows whose details the application may not see. Used for one pass. */
final class HiddenRowCheck {

  private final ReadFacts read;
  private long hidden;

  HiddenRowCheck(ReadFacts read) {
    this.read = read;
  }

  /** Looks at each row on its way. */
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

  /** What is missing, or empty when every row showed itself. */
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
                + "', because the application may not see what they are; grant "
                + shown.permission()));
  }
}
