package org.dsr4j.graph.catalogue;

import java.util.Optional;
import org.dsr4j.graph.GraphAnswer;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.GraphFailure;
import org.dsr4j.graph.GraphRequest;
import org.dsr4j.graph.RowConsumer;
import org.dsr4j.model.Cancellation;

/** What the reader needs of a connection; tests bring their own. */
interface Graph {

  /** The catalogue name of the cloud. */
  String cloud();

  Optional<GraphFailure> rows(GraphRequest request, RowConsumer rows, Cancellation cancellation);

  GraphAnswer object(GraphRequest request, Cancellation cancellation);

  static Graph of(GraphConnection connection) {
    return new Graph() {
      @Override
      public String cloud() {
        return connection.cloud().catalogueName();
      }

      @Override
      public Optional<GraphFailure> rows(
          GraphRequest request, RowConsumer rows, Cancellation cancellation) {
        return connection.rows(request, rows, cancellation);
      }

      @Override
      public GraphAnswer object(GraphRequest request, Cancellation cancellation) {
        return connection.object(request, cancellation);
      }
    };
  }
}
