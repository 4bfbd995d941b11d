package org.dsr4j.graph.doctor;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.graph.GraphError;
import org.dsr4j.graph.GraphFailure;
import org.dsr4j.graph.GraphRequest;
import org.dsr4j.graph.RowConsumer;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrException;

/** Reads the beginning of a list and drops it unread. */
final class CheapRead {

  /** Ends a listing after its first row. */
  private static final class Enough extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Enough() {
      super("enough", null, false, false);
    }
  }

  /** Takes a row of any form: a list of bare values was answered as well as one of objects. */
  private static final class FirstRow implements RowConsumer {

    @Override
    public void row(Content row) {
      throw new Enough();
    }

    @Override
    public boolean takesBareValues() {
      return true;
    }
  }

  private static final Set<GraphError> MAYBE_OBJECT =
      EnumSet.of(GraphError.UNEXPECTED_ANSWER, GraphError.NOT_FOUND);

  private final Examined examined;
  private final Cancellation cancellation;

  CheapRead(Examined examined, Cancellation cancellation) {
    this.examined = examined;
    this.cancellation = cancellation;
  }

  /**
   * Tries a place.
   *
   * @return empty when it was answered
   * @throws DsrException when the run was cancelled or the connection closed
   */
  Optional<GraphFailure> of(Place place) {
    GraphRequest request = GraphRequest.get(place.version(), place.path());
    Optional<GraphFailure> failure = ask(request.query("$top", "1"));
    // Some lists refuse the option that would spare them work.
    if (failure.filter(found -> found.error() == GraphError.BAD_REQUEST).isPresent()) {
      failure = ask(request);
    }
    return failure.filter(found -> MAYBE_OBJECT.contains(found.error())).isPresent()
        ? askForObject(request)
        : failure;
  }

  /** A place may be a single object. */
  private Optional<GraphFailure> askForObject(GraphRequest request) {
    Optional<GraphFailure> failure =
        Optional.ofNullable(examined.object(request, cancellation).failure());
    failure.ifPresent(CheapRead::endWhenOver);
    return failure;
  }

  private Optional<GraphFailure> ask(GraphRequest request) {
    Optional<GraphFailure> failure;
    try {
      failure = examined.rows(request, new FirstRow(), cancellation);
    } catch (Enough e) {
      return Optional.empty();
    }
    failure.ifPresent(CheapRead::endWhenOver);
    return failure;
  }

  private static void endWhenOver(GraphFailure failure) {
    if (failure.error() == GraphError.CANCELLED || failure.error() == GraphError.CLOSED) {
      throw new DsrException(failure.error(), failure.detail());
    }
  }
}
