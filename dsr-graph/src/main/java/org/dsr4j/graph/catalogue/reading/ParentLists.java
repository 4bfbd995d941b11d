package org.dsr4j.graph.catalogue.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dsr4j.graph.catalogue.GraphReader;
import org.dsr4j.graph.catalogue.ReadFacts;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.model.Cancellation;

/** Reads the parent lists of other reads: each list once, at any depth. */
final class ParentLists {

  private static final GraphFailure NAMELESS =
      new GraphFailure(
          GraphError.UNEXPECTED_ANSWER,
          200,
          "a row has no id, so that its dependent data could not be read; run again");

  private final GraphReader graph;
  private final ReadRequests requests;
  private final AuditWindowFilter window;
  private final Cancellation cancellation;
  private final Failures failures;
  private final Map<List<Object>, List<String>> read = new HashMap<>();

  /** Receives the failures of parent lists. */
  interface Failures {
    void failed(ReadFacts list, ReadBinding pass, GraphFailure failure);
  }

  ParentLists(
      GraphReader graph,
      ReadRequests requests,
      AuditWindowFilter window,
      Cancellation cancellation,
      Failures failures) {
    this.graph = graph;
    this.requests = requests;
    this.window = window;
    this.cancellation = cancellation;
    this.failures = failures;
  }

  /** Returns the list that must be read before a read. */
  static ReadFacts topmost(ReadFacts read) {
    return read.hop == null ? read : topmost(read.hop.parent());
  }

  /** Returns the requests of a read, one for each row of its parent list. */
  List<ReadBinding> bindingsFor(ReadFacts.Hop hop, ReadBinding pass) {
    ReadFacts.Hop above = hop.parent().hop;
    List<ReadBinding> parents = above == null ? List.of(pass) : bindingsFor(above, pass);
    List<ReadBinding> passes = new ArrayList<>();
    for (ReadBinding parent : parents) {
      for (String id : ids(hop, parent)) {
        passes.add(parent.with(hop.placeholder(), id));
      }
    }
    return passes;
  }

  private List<String> ids(ReadFacts.Hop hop, ReadBinding pass) {
    List<Object> key = ParentIds.key(hop, pass, graph.cloud());
    List<String> known = read.get(key);
    if (known == null) {
      known = list(hop, pass);
      read.put(key, known);
    }
    return known;
  }

  private List<String> list(ReadFacts.Hop hop, ReadBinding pass) {
    ParentIds rows = new ParentIds(hop, pass);
    if (!cancellation.isCancelled()) {
      GraphRequest request =
          requests.of(hop.parent(), pass.values(), window, ReadRequests.Query.FULL);
      Optional<GraphFailure> failure = graph.rows(request, rows, cancellation);
      failure.ifPresent(found -> failures.failed(hop.parent(), pass, found));
      if (rows.hasRowWithoutId()) {
        failures.failed(hop.parent(), pass, NAMELESS);
      }
    }
    return rows.ids();
  }
}
