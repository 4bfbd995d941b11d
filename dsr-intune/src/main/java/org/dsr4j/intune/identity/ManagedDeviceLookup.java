package org.dsr4j.intune.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.graph.ReadAhead;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.graph.model.RowConsumer;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identifier;

/** Looks up managed devices by a property. Used by one thread. */
final class ManagedDeviceLookup {

  private static final String DEVICES = "/deviceManagement/managedDevices";
  private static final Set<String> NUMBERS = Set.of("serialNumber", "imei");

  private final ReadAhead graph;
  private final Cancellation cancellation;
  private final List<Gap> gaps = new ArrayList<>();

  ManagedDeviceLookup(ReadAhead graph, Cancellation cancellation) {
    this.graph = graph;
    this.cancellation = cancellation;
  }

  /** The gaps of failed searches. */
  List<Gap> gaps() {
    return List.copyOf(gaps);
  }

  /** Returns the rows whose property has the value of an identifier. */
  List<Content> rows(String property, Identifier device) {
    if (property.equals("id")) {
      return single(device).stream().toList();
    }
    List<Content> found = new ArrayList<>();
    RowConsumer rows =
        row -> {
          if (value(row, property).filter(device::matches).isPresent()) {
            found.add(row);
          }
        };
    GraphRequest all =
        GraphRequest.get(GraphVersion.V1, DEVICES).query("$select", ManagedDeviceSearch.SELECT);
    Optional<GraphFailure> failure = Optional.empty();
    for (String spelling : device.kind().spellings(device.value())) {
      GraphRequest filtered =
          all.query("$filter", property + " eq " + GraphRequest.literal(spelling));
      failure = failure.or(() -> graph.rows(filtered, rows, cancellation));
    }
    boolean refused =
        failure.filter(refusal -> refusal.error() == GraphError.BAD_REQUEST).isPresent();
    // Microsoft publishes few properties that support filters, and a filter compares characters:
    // the number of a device may be stored with blanks or in another case.
    if (refused || (failure.isEmpty() && found.isEmpty() && NUMBERS.contains(property))) {
      failure = graph.rows(all, rows, cancellation);
    }
    failure.ifPresent(reason -> gaps.add(reason.asGap(all.describe())));
    return found;
  }

  /** Reads a device by its id: a list may leave it out. */
  private Optional<Content> single(Identifier device) {
    GraphRequest request =
        GraphRequest.get(GraphVersion.V1, DEVICES + "/{managedDeviceId}")
            .path("managedDeviceId", device.value())
            .query("$select", ManagedDeviceSearch.SELECT);
    ObjectResult answer = graph.object(request, cancellation);
    Optional.ofNullable(answer.failure())
        .filter(reason -> reason.error() != GraphError.NOT_FOUND)
        .ifPresent(reason -> gaps.add(reason.asGap(request.describe())));
    return Optional.ofNullable(answer.content())
        .filter(row -> row.text("id").filter(device::matches).isPresent());
  }

  private static Optional<String> value(Content row, String property) {
    return NUMBERS.contains(property)
        ? DeviceNumbers.distinctive(row.text(property))
        : row.text(property);
  }
}
