package org.dsr4j.graph.doctor;

import java.util.Optional;
import java.util.Set;
import org.dsr4j.graph.GraphAnswer;
import org.dsr4j.graph.GraphCloud;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.GraphFailure;
import org.dsr4j.graph.GraphRequest;
import org.dsr4j.graph.RowConsumer;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.TenantCheck;
import org.dsr4j.model.TenantId;

/** What the doctor needs of a connection; tests bring their own. */
interface Examined {

  TenantId tenant();

  GraphCloud cloud();

  TenantCheck confirmTenant(Cancellation cancellation);

  Optional<Set<String>> roles(Cancellation cancellation);

  Optional<GraphFailure> rows(GraphRequest request, RowConsumer rows, Cancellation cancellation);

  GraphAnswer object(GraphRequest request, Cancellation cancellation);

  Budgets budgets();

  static Examined of(GraphConnection connection) {
    return new Examined() {
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
      public GraphAnswer object(GraphRequest request, Cancellation cancellation) {
        return connection.object(request, cancellation);
      }

      @Override
      public Budgets budgets() {
        return Budgets.of(connection.limits());
      }
    };
  }
}
