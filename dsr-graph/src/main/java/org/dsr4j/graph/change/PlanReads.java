package org.dsr4j.graph.change;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.ReadAhead;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.dsr4j.spi.Proposal;

/** The reads for planning; a failed read becomes a gap of the source. */
public final class PlanReads {

  private final GraphConnection connection;
  private final Proposal proposal;
  private final Cancellation cancellation;
  private final boolean beta;

  PlanReads(
      GraphConnection connection, Proposal proposal, boolean beta, Cancellation cancellation) {
    this.beta = beta;
    this.connection = connection;
    this.proposal = proposal;
    this.cancellation = cancellation;
  }

  /**
   * Returns the catalogue name of the cloud.
   *
   * @return for instance {@code global}
   */
  public String cloud() {
    return connection.cloud().catalogueName();
  }

  /**
   * Reads a list.
   *
   * @param source the source that gets the gap when the read fails
   * @param version the version
   * @param template its path
   * @param values value by name in braces
   * @param query the value by query option, for example {@code $select}
   * @return the rows; incomplete when a gap was recorded
   */
  public List<Content> rows(
      String source,
      GraphVersion version,
      String template,
      Map<String, String> values,
      Map<String, String> query) {
    List<Content> rows = new ArrayList<>();
    GraphRequest request = request(version, template, values, query);
    Optional<GraphFailure> failure = connection.rows(request, rows::add, cancellation);
    failure.ifPresent(found -> proposal.gap(source, found.asGap(template)));
    return rows;
  }

  /**
   * Reads one object.
   *
   * @param source the source that gets the gap when the read fails
   * @param version the version
   * @param template its path
   * @param values value by name in braces
   * @param select the properties, separated by commas; empty for the default properties
   * @return the object; empty when there is none, or when a gap was recorded
   */
  public Optional<Content> object(
      String source,
      GraphVersion version,
      String template,
      Map<String, String> values,
      String select) {
    Map<String, String> query = select.isEmpty() ? Map.of() : Map.of("$select", select);
    ObjectResult answer =
        connection.object(request(version, template, values, query), cancellation);
    GraphFailure failure = answer.failure();
    if (failure != null && failure.error() != GraphError.NOT_FOUND) {
      proposal.gap(source, failure.asGap(template));
    }
    return Optional.ofNullable(answer.content());
  }

  /**
   * Reads one object; the caller decides what a missing or unreadable object means.
   *
   * @param version the version
   * @param template its path
   * @param values value by name in braces
   * @param select the properties, separated by commas
   * @return the object, or the reason why there is none
   */
  public ObjectResult ask(
      GraphVersion version, String template, Map<String, String> values, String select) {
    return version == GraphVersion.BETA && !beta
        ? switchedOff()
        : connection.object(
            request(version, template, values, Map.of("$select", select)), cancellation);
  }

  /**
   * Reads single objects of a list.
   *
   * @param source the source that gets a gap for each object that cannot be read
   * @param version the version
   * @param template the path of one object, with its id as {@code {rowId}}
   * @param ids the ids
   * @return the readable objects by id
   */
  public Map<String, Content> objects(
      String source, GraphVersion version, String template, Collection<String> ids) {
    Map<String, Content> objects = new HashMap<>();
    try (ReadAhead ahead = connection.readAhead(cancellation)) {
      ids.forEach(id -> ahead.expectObject(one(version, template, id)));
      for (String id : ids) {
        ObjectResult answer = ahead.object(one(version, template, id), cancellation);
        Optional.ofNullable(answer.failure())
            .ifPresent(failure -> proposal.gap(source, failure.asGap(template)));
        Optional.ofNullable(answer.content()).ifPresent(content -> objects.put(id, content));
      }
    }
    return objects;
  }

  private static GraphRequest one(GraphVersion version, String template, String id) {
    return request(version, template, Map.of("rowId", id), Map.of());
  }

  /** If the beta version is disabled, data that only it returns are unknown. */
  static ObjectResult switchedOff() {
    return new ObjectResult(
        null,
        new GraphFailure(
            GraphError.INVALID_CONFIGURATION,
            0,
            "Graph's beta version is disabled by the adapter's key 'beta'"));
  }

  private static GraphRequest request(
      GraphVersion version,
      String template,
      Map<String, String> values,
      Map<String, String> query) {
    GraphRequest request = GraphRequest.get(version, template);
    for (Map.Entry<String, String> value : values.entrySet()) {
      request = request.path(value.getKey(), requireNonNull(value.getValue()));
    }
    for (Map.Entry<String, String> option : query.entrySet()) {
      request = request.query(option.getKey(), option.getValue());
    }
    return request;
  }
}
