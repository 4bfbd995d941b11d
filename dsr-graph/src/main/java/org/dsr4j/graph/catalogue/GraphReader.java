package org.dsr4j.graph.catalogue;

import java.util.Optional;
import java.util.Set;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.ReadAhead;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.graph.model.RowConsumer;
import org.dsr4j.graph.operation.Downloads;
import org.dsr4j.model.Cancellation;

/** The operations of a connection that the reader uses; tests provide their own. */
public interface GraphReader {

  /** Returns the catalogue name of the cloud. */
  String cloud();

  /** Announces a list or an object that will be read. */
  void announce(GraphRequest request, boolean object);

  Optional<GraphFailure> rows(GraphRequest request, RowConsumer rows, Cancellation cancellation);

  ObjectResult object(GraphRequest request, Cancellation cancellation);

  /** Returns the permissions in the token, or empty when it is opaque. */
  Optional<Set<String>> roles(Cancellation cancellation);

  /** Returns the connection for special readers. */
  GraphConnection connection();

  /** Returns the downloads for files in the service's storage. */
  Downloads downloads();

  static GraphReader of(GraphConnection whole, ReadAhead connection, Downloads downloads) {
    return new GraphReader() {
      @Override
      public String cloud() {
        return whole.cloud().catalogueName();
      }

      @Override
      public void announce(GraphRequest request, boolean object) {
        if (object) {
          connection.expectObject(request);
        } else {
          connection.expectRows(request);
        }
      }

      @Override
      public Optional<GraphFailure> rows(
          GraphRequest request, RowConsumer rows, Cancellation cancellation) {
        return connection.rows(request, rows, cancellation);
      }

      @Override
      public ObjectResult object(GraphRequest request, Cancellation cancellation) {
        return connection.object(request, cancellation);
      }

      @Override
      public Optional<Set<String>> roles(Cancellation cancellation) {
        return whole.roles(cancellation);
      }

      @Override
      public GraphConnection connection() {
        return whole;
      }

      @Override
      public Downloads downloads() {
        return downloads;
      }
    };
  }
}
