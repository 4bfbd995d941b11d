package org.dsr4j.graph.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dsr4j.graph.GraphAnswer;
import org.dsr4j.graph.GraphError;
import org.dsr4j.graph.GraphFailure;
import org.dsr4j.graph.GraphRequest;
import org.dsr4j.model.Content;
import org.dsr4j.model.Identity;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.OutcomePart;
import org.dsr4j.spi.ReadOutcome;
import org.dsr4j.spi.ReadTask;
import org.dsr4j.spi.RecordSink;
import org.jspecify.annotations.Nullable;

/** Reads one source for the people of one task. Used once, by one thread. */
final class SourceReader {

  private final Graph graph;
  private final Allowed allowed;
  private final CatalogueEntry entry;
  private final ReadTask task;
  private final RecordSink sink;
  private final AuditWindow window;
  private final Requests requests;
  private final UpperLists upper;
  private final Silence silence;
  private final RefusedFilters refused = new RefusedFilters();
  private ReadOutcome outcome = ReadOutcome.complete();

  SourceReader(Graph graph, Allowed allowed, CatalogueEntry entry, ReadTask task, RecordSink sink) {
    this.graph = graph;
    this.allowed = allowed;
    this.entry = entry;
    this.task = task;
    this.sink = sink;
    window = new AuditWindow(task.window());
    requests = new Requests(graph.cloud());
    upper = new UpperLists(graph, requests, window, task.cancellation(), this::failed);
    silence = new Silence(graph, entry, task.cancellation(), this::gap);
  }

  ReadOutcome read() {
    if (entry.descriptor().absentIn().contains(graph.cloud())) {
      return ReadOutcome.incomplete(
          new OutcomePart(
              LedgerStatus.NOT_APPLICABLE,
              GraphError.ABSENT_IN_CLOUD,
              "Does not exist in the cloud " + graph.cloud()));
    }
    if (silence.covers()) {
      return outcome;
    }
    List<ReadPlan.Round> rounds =
        new ReadPlan(entry, task, allowed, graph.cloud(), this::gap).rounds();
    rounds.forEach(this::expect);
    resolved(rounds).forEach(round -> fetch(round.read(), round.pass()));
    for (RefusedFilters.Refusal refusal : refused.toScan(entry.reads())) {
      scan(refusal);
    }
    readSpecially();
    silence.end();
    return outcome;
  }

  private void scan(RefusedFilters.Refusal refusal) {
    if (allowed.tenantWide()) {
      fetch(refusal.read().unfiltered(), Pass.everyone(List.copyOf(refusal.subjects())));
    } else {
      gap(null, CatalogueGaps.tenantWideForbidden(refusal.read().unfiltered().what()));
    }
  }

  private void readSpecially() {
    SpecialReader special = entry.special();
    if (special == null || task.cancellation().isCancelled()) {
      return;
    }
    if (special.tenantWide() && !allowed.tenantWide()) {
      gap(null, CatalogueGaps.tenantWideForbidden(entry.descriptor().title()));
    } else {
      special.read(new SpecialReading(graph, allowed, entry, task, sink, this::gap));
    }
  }

  private void expect(ReadPlan.Round round) {
    expect(UpperLists.uppermost(round.read()), round.pass());
  }

  private void expect(ReadFacts read, Pass pass) {
    graph.expect(requests.of(read, pass.values(), window, Requests.Query.FULL), read.single);
  }

  /** The rounds that are left when the lists are read whose rows they go through. */
  private List<ReadPlan.Round> resolved(List<ReadPlan.Round> rounds) {
    List<ReadPlan.Round> resolved = new ArrayList<>();
    for (ReadPlan.Round round : rounds) {
      ReadFacts.Hop hop = round.read().hop;
      if (hop == null) {
        resolved.add(round);
      } else {
        for (Pass pass : upper.below(hop, round.pass())) {
          expect(round.read(), pass);
          resolved.add(new ReadPlan.Round(round.read(), pass));
        }
      }
    }
    return resolved;
  }

  private void fetch(ReadFacts read, Pass pass) {
    String detail = read.detail;
    if (detail == null) {
      HiddenRows hidden = new HiddenRows(read);
      fetch(read, pass, silence.heard(read, hidden.seen(RowDelivery.into(sink, read, pass))));
      hidden.gap().ifPresent(part -> gap(pass.only(), part));
    } else {
      Details details =
          new Details(graph, entry, read, detail, sink, this::gap, task.cancellation());
      fetch(read, pass, details);
      details.flush();
    }
  }

  private void fetch(ReadFacts read, Pass pass, RowDelivery.Destination destination) {
    RowDelivery rows = new RowDelivery(entry, read, pass, window, destination);
    Optional<GraphFailure> failure = get(read, pass, rows, Requests.Query.FULL);
    if (refused(failure, rows) && read.date != null && !task.window().unbounded()) {
      failure = get(read, pass, rows, Requests.Query.WITHOUT_WINDOW);
    }
    if (refused(failure, rows) && read.bareWhenRefused) {
      failure.ifPresent(found -> gap(pass.only(), found.asPart(read.what() + ", all properties")));
      failure = get(read, pass, rows, Requests.Query.BARE);
    }
    if (refused(failure, rows) && read.scanWhenRefused) {
      refused.add(read, pass);
    } else {
      failure.ifPresent(found -> failed(read, pass, found));
    }
  }

  private Optional<GraphFailure> get(
      ReadFacts read, Pass pass, RowDelivery rows, Requests.Query query) {
    if (task.cancellation().isCancelled()) {
      return Optional.empty();
    }
    GraphRequest request = requests.of(read, pass.values(), window, query);
    if (!read.single) {
      return graph.rows(request, rows, task.cancellation());
    }
    GraphAnswer answer = graph.object(request, task.cancellation());
    Content content = answer.content();
    if (content != null && (read.itself || Said.anything(content))) {
      rows.row(content);
    }
    return Optional.ofNullable(answer.failure());
  }

  private static boolean refused(Optional<GraphFailure> failure, RowDelivery rows) {
    return failure.isPresent() && failure.get().error() == GraphError.BAD_REQUEST && !rows.began();
  }

  private void failed(ReadFacts read, Pass pass, GraphFailure failure) {
    List<Identity> people = pass.people().stream().map(ReadPerson::who).toList();
    new Absence(task)
        .gap(read.what(), read.template.startsWith("/users/"), read.noneOn404, people, failure)
        .ifPresent(part -> gap(pass.only(), part));
  }

  private void gap(Identity who, String what, GraphFailure failure) {
    gap(who, failure.asPart(what));
  }

  private void gap(@Nullable Identity subject, OutcomePart part) {
    outcome = outcome.and(subject, part);
  }
}
