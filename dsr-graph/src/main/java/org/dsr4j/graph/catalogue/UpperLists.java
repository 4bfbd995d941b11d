package org.dsr4j.graph.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dsr4j.graph.GraphError;
import org.dsr4j.graph.GraphFailure;
import org.dsr4j.graph.GraphRequest;
import org.dsr4j.model.Cancellation;

/** Reads the lists whose rows other reads go through: each once, however deep they lie. */
final class UpperLists {

  private static final GraphFailure NAMELESS =
      new GraphFailure(
          GraphError.UNEXPECTED_ANSWER,
          200,
          "a row came without id, so that what lies below it could not be read; run again");

  private final Graph graph;
  private final Requests requests;
  private final AuditWindow window;
  private final Cancellation cancellation;
  private final Failures failures;
  private final Map<List<Object>, List<String>> read = new HashMap<>();

  /** Is told of lists that broke off. */
  interface Failures {
    void failed(ReadFacts list, Pass pass, GraphFailure failure);
  }

  UpperLists(
      Graph graph,
      Requests requests,
      AuditWindow window,
      Cancellation cancellation,
      Failures failures) {
    this.graph = graph;
    this.requests = requests;
    this.window = window;
    this.cancellation = cancellation;
    this.failures = failures;
  }

  /** The list that has to be read first for a read. */
  static ReadFacts uppermost(ReadFacts read) {
    return read.hop == null ? read : uppermost(read.hop.parent());
  }

  /** The passes of a read, one for each row of the list above it. */
  List<Pass> below(ReadFacts.Hop hop, Pass pass) {
    ReadFacts.Hop above = hop.parent().hop;
    List<Pass> parents = above == null ? List.of(pass) : below(above, pass);
    List<Pass> passes = new ArrayList<>();
    for (Pass parent : parents) {
      for (String id : ids(hop, parent)) {
        passes.add(parent.with(hop.placeholder(), id));
      }
    }
    return passes;
  }

  private List<String> ids(ReadFacts.Hop hop, Pass pass) {
    List<Object> key = Parents.key(hop, pass, graph.cloud());
    List<String> known = read.get(key);
    if (known == null) {
      known = list(hop, pass);
      read.put(key, known);
    }
    return known;
  }

  private List<String> list(ReadFacts.Hop hop, Pass pass) {
    Parents rows = new Parents(hop, pass);
    if (!cancellation.isCancelled()) {
      GraphRequest request = requests.of(hop.parent(), pass.values(), window, Requests.Query.FULL);
      Optional<GraphFailure> failure = graph.rows(request, rows, cancellation);
      failure.ifPresent(found -> failures.failed(hop.parent(), pass, found));
      if (rows.nameless()) {
        failures.failed(hop.parent(), pass, NAMELESS);
      }
    }
    return rows.ids();
  }
}
