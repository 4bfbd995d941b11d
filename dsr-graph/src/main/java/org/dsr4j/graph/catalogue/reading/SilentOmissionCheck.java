package org.dsr4j.graph.catalogue.reading;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.GapSink;
import org.dsr4j.graph.catalogue.GraphReader;
import org.dsr4j.graph.catalogue.ReadFacts;
import org.dsr4j.graph.doctor.PermissionNames;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.Gap;
import org.jspecify.annotations.Nullable;

/**
 * Distinguishes "no data" from "omitted without an error", for properties that Graph omits when a
 * permission is missing. Used for one source, by one thread.
 */
final class SilentOmissionCheck {

  private static final String ID = "id";

  private final GraphReader graph;
  private final @Nullable String permission;
  private final Cancellation cancellation;
  private final GapSink gaps;
  private boolean tokenIsOpaque;
  private boolean observe;

  SilentOmissionCheck(
      GraphReader graph, CatalogueEntry entry, Cancellation cancellation, GapSink gaps) {
    this.graph = graph;
    this.permission = entry.omittedWithoutPermission();
    this.cancellation = cancellation;
    this.gaps = gaps;
  }

  /** Whether the token shows that Graph would omit the data: then no request is sent. */
  boolean isCertain() {
    if (permission == null) {
      return false;
    }
    Optional<Set<String>> roles = graph.roles(cancellation);
    tokenIsOpaque = roles.isEmpty();
    boolean missing = roles.isPresent() && !PermissionNames.anyOf(roles.get(), Set.of(permission));
    if (missing) {
      withheld("the token lacks it");
    }
    return missing;
  }

  /** Observes whether any value except an id is present. */
  RowDelivery.Destination observe(ReadFacts read, RowDelivery.Destination next) {
    if (!tokenIsOpaque) {
      return next;
    }
    return (who, seenAs, row, match) -> {
      observe |= says(read, row);
      next.row(who, seenAs, row, match);
    };
  }

  private static boolean says(ReadFacts read, Content row) {
    if (read.selection == null) {
      return false;
    }
    List<FieldPath> asked =
        read.selection.properties().stream()
            .filter(property -> !property.equals(ID))
            .map(FieldPath::of)
            .toList();
    // A value, an object or a list that can be extracted is present.
    return !row.withhold(asked).paths().isEmpty();
  }

  /** With an opaque token, an omission stays unexplained. */
  void finish() {
    if (tokenIsOpaque && !observe) {
      withheld("the opaque token does not show whether it is granted");
    }
  }

  private void withheld(String reason) {
    gaps.add(
        null,
        Gap.notReadable(
            GraphError.SILENTLY_WITHHELD,
            "Graph omits this without the permission " + permission + ", and " + reason));
  }
}
