package org.dsr4j.graph.catalogue.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.dsr4j.graph.catalogue.GraphReader;
import org.dsr4j.graph.catalogue.ReadFacts;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.dsr4j.model.FieldPath;

/** Reads the rows of a list again that do not show their person. Used for one request. */
final class BlankRows {

  /** More would not fit into a small heap. */
  private static final int WAITING = 200;

  private static final GraphFailure NAMELESS =
      new GraphFailure(
          GraphError.UNEXPECTED_ANSWER,
          200,
          "a row has no id, so that the rest of it could not be read; run again");

  /** Receives the single objects that could not be read. */
  interface Failures {
    void failed(String what, GraphFailure failure);
  }

  private final GraphReader graph;
  private final ReadFacts read;
  private final String template;
  private final FieldPath field;
  private final Consumer<Content> rows;
  private final Failures failures;
  private final Cancellation cancellation;
  private final List<Content> waiting = new ArrayList<>();

  BlankRows(
      GraphReader graph,
      ReadFacts read,
      String template,
      FieldPath field,
      Consumer<Content> rows,
      Failures failures,
      Cancellation cancellation) {
    this.graph = graph;
    this.read = read;
    this.template = template;
    this.field = field;
    this.rows = rows;
    this.failures = failures;
    this.cancellation = cancellation;
  }

  /** Passes on a row that shows its person; the other rows wait. */
  void row(Content row) {
    if (row.values(field).stream().anyMatch(text -> !text.isBlank())) {
      rows.accept(row);
      return;
    }
    waiting.add(row);
    if (waiting.size() >= WAITING) {
      flush();
    }
  }

  /** Reads the waiting rows. */
  void flush() {
    List<Content> due = List.copyOf(waiting);
    waiting.clear();
    due.forEach(row -> request(row).ifPresent(request -> graph.announce(request, true)));
    due.forEach(
        row -> rows.accept(request(row).map(this::alone).orElseGet(this::none).orElse(row)));
  }

  private Optional<GraphRequest> request(Content row) {
    return row.text("id")
        .filter(id -> !id.isBlank())
        .map(id -> new ReadRequests(graph.cloud()).singleRow(read, template, id));
  }

  private Optional<Content> none() {
    failures.failed(read.what(), NAMELESS);
    return Optional.empty();
  }

  private Optional<Content> alone(GraphRequest request) {
    if (cancellation.isCancelled()) {
      return Optional.empty();
    }
    ObjectResult answer = graph.object(request, cancellation);
    GraphFailure failure = answer.failure();
    if (failure != null) {
      failures.failed(request.describe(), failure);
    }
    return Optional.ofNullable(answer.content());
  }
}
