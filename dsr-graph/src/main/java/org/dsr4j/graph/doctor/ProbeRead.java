package org.dsr4j.graph.doctor;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.RowConsumer;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrException;

/** Reads the beginning of a list and drops it without parsing. */
final class ProbeRead {

  /** Ends a list after its first row. */
  private static final class StopReading extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StopReading() {
      super("enough", null, false, false);
    }
  }

  /**
   * Accepts a row of any form: a list of plain values is a success as well as a list of objects.
   */
  private static final class FirstRow implements RowConsumer {

    @Override
    public void row(Content row) {
      throw new StopReading();
    }

    @Override
    public boolean acceptsBareValues() {
      return true;
    }
  }

  private static final Set<GraphError> MAYBE_OBJECT =
      EnumSet.of(GraphError.UNEXPECTED_ANSWER, GraphError.NOT_FOUND);

  private final ExaminedConnection examined;
  private final Cancellation cancellation;

  ProbeRead(ExaminedConnection examined, Cancellation cancellation) {
    this.examined = examined;
    this.cancellation = cancellation;
  }

  /**
   * Reads an endpoint.
   *
   * @return empty when the read succeeded
   * @throws DsrException when the run was cancelled or the connection closed
   */
  Optional<GraphFailure> of(ReadEndpoint place) {
    GraphRequest request = GraphRequest.get(place.version(), place.path());
    Optional<GraphFailure> failure = ask(request.query("$top", "1"));
    // Some lists do not support the option that limits the response.
    if (failure.filter(found -> found.error() == GraphError.BAD_REQUEST).isPresent()) {
      failure = ask(request);
    }
    return failure.filter(found -> MAYBE_OBJECT.contains(found.error())).isPresent()
        ? askForObject(request)
        : failure;
  }

  /** An endpoint may be a single object. */
  private Optional<GraphFailure> askForObject(GraphRequest request) {
    Optional<GraphFailure> failure =
        Optional.ofNullable(examined.object(request, cancellation).failure());
    failure.ifPresent(ProbeRead::endWhenOver);
    return failure;
  }

  private Optional<GraphFailure> ask(GraphRequest request) {
    Optional<GraphFailure> failure;
    try {
      failure = examined.rows(request, new FirstRow(), cancellation);
    } catch (StopReading e) {
      return Optional.empty();
    }
    failure.ifPresent(ProbeRead::endWhenOver);
    return failure;
  }

  private static void endWhenOver(GraphFailure failure) {
    if (failure.error() == GraphError.CANCELLED || failure.error() == GraphError.CLOSED) {
      throw new DsrException(failure.error(), failure.detail());
    }
  }
}
