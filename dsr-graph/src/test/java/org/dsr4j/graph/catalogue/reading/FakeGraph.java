package org.dsr4j.graph.catalogue.reading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.catalogue.GraphReader;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.graph.model.RowConsumer;
import org.dsr4j.graph.operation.Downloads;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;

/** A connection that answers by path template, one scripted answer after the other. */
final class FakeGraph implements GraphReader {

  private final Map<String, List<Answer>> script = new HashMap<>();
  final List<String> asked = new ArrayList<>();
  final List<String> expected = new ArrayList<>();

  /** The {@code $select} of each request that has one. */
  final List<String> selected = new ArrayList<>();

  /** The {@code $filter} of each request that has one. */
  final List<String> filters = new ArrayList<>();

  private Set<String> refusedProperties = Set.of();
  private Answer refusal = new Answer(List.of(), null);
  String cloud = "global";
  Optional<Set<String>> roles = Optional.of(Set.of());

  private record Answer(List<String> rows, GraphFailure failure) {}

  FakeGraph rows(String describe, String... rows) {
    return answer(describe, new Answer(List.of(rows), null));
  }

  FakeGraph fails(String describe, GraphError error, int status, String... rowsBefore) {
    return answer(
        describe,
        new Answer(List.of(rowsBefore), new GraphFailure(error, status, "HTTP " + status)));
  }

  /** Refuses each request that selects one of these properties. */
  FakeGraph refuses(Set<String> properties, GraphError error, int status) {
    refusedProperties = properties;
    refusal = new Answer(List.of(), new GraphFailure(error, status, "HTTP " + status));
    return this;
  }

  private FakeGraph answer(String describe, Answer answer) {
    script.computeIfAbsent(describe, key -> new ArrayList<>()).add(answer);
    return this;
  }

  @Override
  public String cloud() {
    return cloud;
  }

  @Override
  public void announce(GraphRequest request, boolean object) {
    expected.add(request.describe());
  }

  @Override
  public Optional<GraphFailure> rows(
      GraphRequest request, RowConsumer rows, Cancellation cancellation) {
    Answer answer = next(request);
    answer.rows().forEach(row -> rows.row(json(row)));
    return Optional.ofNullable(answer.failure());
  }

  @Override
  public ObjectResult object(GraphRequest request, Cancellation cancellation) {
    Answer answer = next(request);
    return answer.failure() == null
        ? new ObjectResult(json(answer.rows().get(0)), null)
        : new ObjectResult(null, answer.failure());
  }

  @Override
  public Optional<Set<String>> roles(Cancellation cancellation) {
    return roles;
  }

  @Override
  public GraphConnection connection() {
    throw new AssertionError("no request of this test uses the connection");
  }

  @Override
  public Downloads downloads() {
    throw new AssertionError("nothing here is downloaded");
  }

  /** The last scripted answer stays. */
  private Answer next(GraphRequest request) {
    asked.add(request.describe());
    Optional.ofNullable(request.options().get("$filter")).ifPresent(filters::add);
    String select = request.options().get("$select");
    if (select != null) {
      selected.add(select);
      if (Stream.of(select.split(",")).anyMatch(refusedProperties::contains)) {
        return refusal;
      }
    }
    List<Answer> answers = script.get(request.describe());
    if (answers == null) {
      throw new AssertionError("not scripted: " + request.describe());
    }
    return answers.size() > 1 ? answers.remove(0) : answers.get(0);
  }

  static Content json(String text) {
    return Content.ofJson(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
