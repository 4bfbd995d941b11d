package org.dsr4j.graph.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.graph.model.RowConsumer;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.TenantCheck;
import org.dsr4j.model.TenantId;

/** A service that returns two rows for each list by default. */
final class FakeExaminedConnection implements ExaminedConnection {

  static final TenantId TENANT = TenantId.of("11111111-2222-3333-4444-555555555555");

  private final Map<String, GraphFailure> failures = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private Optional<Set<String>> roles = Optional.empty();
  private TenantCheck check = TenantCheck.confirmed("GET /v1.0/organization returned it");
  private Optional<GraphError> unconfirmed = Optional.empty();
  private GraphCloud cloud = GraphCloud.GLOBAL;
  private boolean refusesTop;
  private boolean bareValues;
  private int rows;

  FakeExaminedConnection roles(String... names) {
    roles = Optional.of(Set.of(names));
    return this;
  }

  FakeExaminedConnection in(GraphCloud other) {
    cloud = other;
    return this;
  }

  FakeExaminedConnection confirming(TenantCheck other) {
    check = other;
    return this;
  }

  /** The tenant cannot be confirmed, for this reason. */
  FakeExaminedConnection unconfirmed(GraphError error, int status) {
    unconfirmed = Optional.of(error);
    return failing("/organization", error, status);
  }

  FakeExaminedConnection failing(String path, GraphError error, int status) {
    failures.put(path, new GraphFailure(error, status, "Graph refused; grant the permission"));
    return this;
  }

  FakeExaminedConnection refusingTop() {
    refusesTop = true;
    return this;
  }

  /** Lists contain plain values, which only some consumers accept. */
  FakeExaminedConnection ofBareValues() {
    bareValues = true;
    return this;
  }

  /** The templates that were asked for. */
  List<String> asked() {
    return asked;
  }

  /** How many rows were handed out. */
  int rows() {
    return rows;
  }

  @Override
  public TenantId tenant() {
    return TENANT;
  }

  @Override
  public GraphCloud cloud() {
    return cloud;
  }

  @Override
  public TenantCheck confirmTenant(Cancellation cancellation) {
    unconfirmed.ifPresent(
        error -> {
          throw new DsrException(error, "the tenant could not be confirmed");
        });
    return check;
  }

  @Override
  public Optional<Set<String>> roles(Cancellation cancellation) {
    return roles;
  }

  @Override
  public ObjectResult object(GraphRequest request, Cancellation cancellation) {
    GraphFailure failure = failures.get(request.template());
    return failure == null
        ? new ObjectResult(Content.object(properties -> {}), null)
        : new ObjectResult(null, failure);
  }

  @Override
  public Optional<GraphFailure> rows(
      GraphRequest request, RowConsumer consumer, Cancellation cancellation) {
    asked.add(request.template());
    GraphFailure failure = failures.get(request.template());
    if (failure != null) {
      return Optional.of(failure);
    }
    boolean first = asked.stream().filter(request.template()::equals).count() == 1;
    if (refusesTop && first) {
      return Optional.of(new GraphFailure(GraphError.BAD_REQUEST, 400, "no $top here"));
    }
    if (bareValues && !consumer.acceptsBareValues()) {
      return Optional.of(
          new GraphFailure(GraphError.UNEXPECTED_ANSWER, 200, "a row is not an object"));
    }
    for (int row = 0; row < 2; row++) {
      rows++;
      consumer.row(Content.ofJson("{\"id\":\"1\"}".getBytes(UTF_8)));
    }
    return Optional.empty();
  }

  @Override
  public LimitUsage budgets() {
    return place -> List.of();
  }
}
