package org.dsr4j.graph.catalogue.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.dsr4j.graph.catalogue.GraphReader;
import org.dsr4j.graph.catalogue.ReadFacts;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.model.Cancellation;
import org.jspecify.annotations.Nullable;

/**
 * Finds the properties because of which a service refuses a whole read, by reading parts of the
 * selection. Used for one read.
 */
final class RefusedProperties {

  private static final String ID = "id";

  /** A missing licence, and what does not exist in this cloud or version. */
  private static final Set<GraphError> MEANINGS =
      Set.of(GraphError.FORBIDDEN, GraphError.NOT_AVAILABLE);

  private final GraphReader graph;
  private final ReadFacts read;
  private final Function<ReadFacts, GraphRequest> requests;
  private final Cancellation cancellation;
  private final Map<String, GraphFailure> refused = new LinkedHashMap<>();
  private boolean inconclusive;

  /**
   * @param requests returns the request of the read with a selection
   */
  RefusedProperties(
      GraphReader graph,
      ReadFacts read,
      Function<ReadFacts, GraphRequest> requests,
      Cancellation cancellation) {
    this.graph = graph;
    this.read = read;
    this.requests = requests;
    this.cancellation = cancellation;
  }

  /** Whether a refusal may be because of single properties. */
  static boolean possible(GraphFailure failure, List<String> selected) {
    return failure.httpStatus() == 400
        && MEANINGS.contains(failure.error())
        && selected.stream().filter(property -> !property.equals(ID)).count() > 1;
  }

  /**
   * Returns the refused properties with the refusal of each.
   *
   * @param selected the selection that was refused
   * @return empty when the read is refused whatever is selected, or a part failed otherwise
   */
  Map<String, GraphFailure> find(List<String> selected) {
    if (refusal(List.of()) != null || inconclusive) {
      return Map.of();
    }
    split(selected.stream().filter(property -> !property.equals(ID)).toList());
    return inconclusive ? Map.of() : refused;
  }

  /** Both halves of a refused selection. */
  private void split(List<String> properties) {
    int middle = properties.size() / 2;
    narrow(properties.subList(0, middle));
    narrow(properties.subList(middle, properties.size()));
  }

  private void narrow(List<String> properties) {
    GraphFailure failure = inconclusive ? null : refusal(properties);
    if (failure == null) {
      return;
    }
    if (properties.size() == 1) {
      refused.put(properties.get(0), failure);
    } else {
      split(properties);
    }
  }

  /** Returns the refusal of a selection, or null. */
  private @Nullable GraphFailure refusal(List<String> properties) {
    List<String> selection = new ArrayList<>(properties);
    selection.add(0, ID);
    GraphFailure failure = failure(requests.apply(read.selecting(selection)));
    if (failure != null && !(failure.httpStatus() == 400 && MEANINGS.contains(failure.error()))) {
      inconclusive = true;
      return null;
    }
    return failure;
  }

  private @Nullable GraphFailure failure(GraphRequest request) {
    if (read.single) {
      return graph.object(request, cancellation).failure();
    }
    try {
      return graph
          .rows(
              request,
              row -> {
                throw new StopReading();
              },
              cancellation)
          .orElse(null);
    } catch (StopReading e) {
      return null;
    }
  }
}
