package org.dsr4j.graph.doctor;

import java.util.Optional;
import java.util.Set;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.graph.model.RowConsumer;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.TenantCheck;
import org.dsr4j.model.TenantId;

/** The operations of a connection that the doctor uses; tests provide their own. */
interface ExaminedConnection {

  TenantId tenant();

  GraphCloud cloud();

  TenantCheck confirmTenant(Cancellation cancellation);

  Optional<Set<String>> roles(Cancellation cancellation);

  Optional<GraphFailure> rows(GraphRequest request, RowConsumer rows, Cancellation cancellation);

  ObjectResult object(GraphRequest request, Cancellation cancellation);

  LimitUsage budgets();

  static ExaminedConnection of(GraphConnection connection) {
    return new ExaminedConnection() {
      @Override
      public TenantId tenant() {
        return connection.tenant();
      }

      @Override
      public GraphCloud cloud() {
        return connection.cloud();
      }

      @Override
      public TenantCheck confirmTenant(Cancellation cancellation) {
        return connection.confirmTenant(cancellation);
      }

      @Override
      public Optional<Set<String>> roles(Cancellation cancellation) {
        return connection.roles(cancellation);
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
      public LimitUsage budgets() {
        return LimitUsage.of(connection.limits());
      }
    };
  }
}
