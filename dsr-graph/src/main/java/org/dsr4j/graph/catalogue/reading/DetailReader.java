package org.dsr4j.graph.catalogue.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.GraphReader;
import org.dsr4j.graph.catalogue.ReadFacts;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.dsr4j.model.Identity;
import org.dsr4j.model.Match;
import org.dsr4j.spi.RecordSink;

/** Reads rows again as single objects, because lists leave some properties empty. */
final class DetailReader implements RowDelivery.Destination {

  /**
   * The number of rows that wait until their list is complete; more would not fit into a small
   * heap.
   */
  private static final int WAITING = 200;

  /** Receives the rows whose single object could not be read. */
  interface Failures {
    void failed(Identity who, String what, GraphFailure failure);
  }

  private final GraphReader graph;
  private final CatalogueEntry entry;
  private final ReadFacts read;
  private final String template;
  private final RecordSink sink;
  private final Failures failures;
  private final Cancellation cancellation;
  private final List<Waiting> waiting = new ArrayList<>();

  DetailReader(
      GraphReader graph,
      CatalogueEntry entry,
      ReadFacts read,
      String template,
      RecordSink sink,
      Failures failures,
      Cancellation cancellation) {
    this.graph = graph;
    this.entry = entry;
    this.read = read;
    this.template = template;
    this.sink = sink;
    this.failures = failures;
    this.cancellation = cancellation;
  }

  /** Rows with an uncertain match are not read again: no details of other people are read. */
  @Override
  public void row(Identity who, Identity seenAs, Content row, Match match) {
    Optional<String> id = row.text("id").filter(text -> !text.isBlank());
    if (id.isEmpty() || !match.strong()) {
      sink.record(who, RowDelivery.key(read, row), row, match);
      return;
    }
    waiting.add(new Waiting(who, seenAs, id.get(), row, match));
    if (waiting.size() >= WAITING) {
      flush();
    }
  }

  /** Reads the single objects of the waiting rows. */
  void flush() {
    List<Waiting> due = List.copyOf(waiting);
    waiting.clear();
    due.forEach(row -> graph.announce(request(row), true));
    due.forEach(this::readAlone);
  }

  private GraphRequest request(Waiting row) {
    return new ReadRequests(graph.cloud()).singleRow(read, template, row.id());
  }

  private void readAlone(Waiting row) {
    GraphRequest request = request(row);
    ObjectResult answer = graph.object(request, cancellation);
    Content alone = answer.content();
    GraphFailure failure = answer.failure();
    if (failure != null) {
      // A result can have a failure and a content: then a part of the object was truncated.
      failures.failed(row.who(), request.describe(), failure);
    }
    if (alone == null) {
      push(row, row.content(), Optional.of(row.match()));
    } else {
      push(row, alone, entry.match(read, row.seenAs(), alone));
    }
  }

  /** Uses the row if the single object belongs to no person. */
  private void push(Waiting row, Content content, Optional<Match> match) {
    sink.record(
        row.who(),
        RowDelivery.key(read, row.content()),
        match.isPresent() ? content : row.content(),
        match.orElse(row.match()));
  }

  private record Waiting(Identity who, Identity seenAs, String id, Content content, Match match) {}
}
