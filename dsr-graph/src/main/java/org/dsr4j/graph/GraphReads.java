package org.dsr4j.graph;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.dsr4j.graph.internal.paging.Pager;
import org.dsr4j.graph.internal.paging.TenantConfirmation;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.graph.model.RowConsumer;
import org.dsr4j.model.Cancellation;

/** Reads from a confirmed tenant and returns failures as values. */
final class GraphReads {

  private final TenantConfirmation confirmation;
  private final Pager pager;

  GraphReads(TenantConfirmation confirmation, Pager pager) {
    this.confirmation = confirmation;
    this.pager = pager;
  }

  Optional<GraphFailure> rows(GraphRequest request, RowConsumer rows, Cancellation cancellation) {
    requireNonNull(rows, "rows");
    try {
      request.target();
      confirmation.require(requireNonNull(cancellation, "cancellation"));
      return pager.rows(request, rows, cancellation);
    } catch (GraphIoException e) {
      return Optional.of(e.failure());
    }
  }

  ObjectResult object(GraphRequest request, Cancellation cancellation) {
    try {
      request.target();
      confirmation.require(requireNonNull(cancellation, "cancellation"));
      return pager.object(request, cancellation);
    } catch (GraphIoException e) {
      return new ObjectResult(null, e.failure(), Pager.retryAfter(e.headers()));
    }
  }
}
