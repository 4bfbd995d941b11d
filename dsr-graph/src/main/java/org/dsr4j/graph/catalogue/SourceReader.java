package org.dsr4j.graph.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dsr4j.graph.GraphAnswer;
import org.dsr4j.graph.GraphError;
import org.dsr4j.graph.GraphFailure;
import org.dsr4j.graph.GraphRequest;
import org.dsr4j.graph.GraphUsers;
import org.dsr4j.graph.GraphVersion;
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
  private final boolean beta;
  private final CatalogueEntry entry;
  private final ReadTask task;
  private final RecordSink sink;
  private final AuditWindow window;
  private final Requests requests;
  private final Map<List<Object>, List<String>> parents = new HashMap<>();
  private final RefusedFilters refused = new RefusedFilters();
  private ReadOutcome outcome = ReadOutcome.complete();

  SourceReader(Graph graph, boolean beta, CatalogueEntry entry, ReadTask task, RecordSink sink) {
    this.graph = graph;
    this.beta = beta;
    this.entry = entry;
    this.task = task;
    this.sink = sink;
    window = new AuditWindow(task.window());
    requests = new Requests(graph.cloud());
  }

  ReadOutcome read() {
    if (entry.descriptor().absentIn().contains(graph.cloud())) {
      return ReadOutcome.incomplete(
          new OutcomePart(
              LedgerStatus.NOT_APPLICABLE,
              CatalogueError.ABSENT_IN_CLOUD,
              "Does not exist in the cloud " + graph.cloud()));
    }
    List<Round> rounds = new ArrayList<>();
    entry.reads().forEach(read -> plan(read, rounds));
    rounds.forEach(this::expect);
    resolved(rounds).forEach(round -> fetch(round.read(), round.pass()));
    for (RefusedFilters.Refusal refusal : refused.toScan(entry.reads())) {
      fetch(refusal.read().unfiltered(), Pass.everyone(List.copyOf(refusal.subjects())));
    }
    return outcome;
  }

  /** A read with its values. */
  private record Round(ReadFacts read, Pass pass) {}

  private void plan(ReadFacts read, List<Round> rounds) {
    if (!read.existsIn(graph.cloud())) {
      return;
    }
    if (read.version == GraphVersion.BETA && !beta) {
      gap(
          null,
          new OutcomePart(
              LedgerStatus.SKIPPED,
              CatalogueError.BETA_SWITCHED_OFF,
              read.what() + ": in Graph's beta version only; set the key 'beta' to 'true'"));
    } else if (read.needed().isEmpty()) {
      tenantWide(read, rounds);
    } else {
      task.subjects().forEach(subject -> plan(read, subject, rounds));
    }
  }

  private void tenantWide(ReadFacts read, List<Round> rounds) {
    List<Identity> nameable = task.subjects().stream().filter(entry::canName).toList();
    if (!nameable.isEmpty()) {
      rounds.add(new Round(read, Pass.everyone(nameable)));
    }
    if (!entry.needsDevicesOnly()) {
      task.subjects().stream()
          .filter(subject -> !nameable.contains(subject))
          .forEach(subject -> noteUnknown(subject, read));
    }
  }

  private void plan(ReadFacts read, Identity subject, List<Round> rounds) {
    List<Placeholder> unknown =
        read.needed().stream().filter(name -> name.values(subject).isEmpty()).toList();
    // Without devices there is nothing to read; whether there are none, the facet says.
    if (unknown.stream().allMatch(Placeholder::optional)) {
      Pass.of(read, subject).forEach(pass -> rounds.add(new Round(read, pass)));
    } else {
      noteUnknown(subject, read);
    }
  }

  /** Whom the directory does not know has no identifier there, and nothing behind it. */
  private void noteUnknown(Identity subject, ReadFacts read) {
    if (!task.notIdentified(subject)) {
      gap(
          subject,
          OutcomePart.failed(
              CatalogueError.IDENTIFIER_UNKNOWN,
              read.what() + ": not read, because no service told the person's identifier for it"));
    }
  }

  private void expect(Round round) {
    ReadFacts.Hop hop = round.read().hop;
    expect(hop == null ? round.read() : hop.parent(), round.pass());
  }

  private void expect(ReadFacts read, Pass pass) {
    graph.expect(requests.of(read, pass.values(), window, Requests.Query.FULL), read.single);
  }

  /** The rounds that are left when the lists are read whose rows they go through. */
  private List<Round> resolved(List<Round> rounds) {
    List<Round> resolved = new ArrayList<>();
    for (Round round : rounds) {
      ReadFacts.Hop hop = round.read().hop;
      if (hop == null) {
        resolved.add(round);
      } else {
        for (String id : parents(hop, round.pass())) {
          Pass child = round.pass().with(hop.placeholder(), id);
          expect(round.read(), child);
          resolved.add(new Round(round.read(), child));
        }
      }
    }
    return resolved;
  }

  /** Reads through the same list need it once. */
  private List<String> parents(ReadFacts.Hop hop, Pass pass) {
    return parents.computeIfAbsent(
        Parents.key(hop, pass, graph.cloud()), key -> readParents(hop, pass));
  }

  private List<String> readParents(ReadFacts.Hop hop, Pass pass) {
    Parents rows = new Parents(hop, pass);
    GraphRequest request = requests.of(hop.parent(), pass.values(), window, Requests.Query.FULL);
    if (!task.cancellation().isCancelled()) {
      graph
          .rows(request, rows, task.cancellation())
          .ifPresent(failure -> failed(hop.parent(), pass, failure));
    }
    return rows.ids();
  }

  private void fetch(ReadFacts read, Pass pass) {
    String detail = read.detail;
    if (detail == null) {
      fetch(read, pass, RowDelivery.into(sink, read, pass));
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
    if (content != null) {
      rows.row(content);
    }
    return Optional.ofNullable(answer.failure());
  }

  private static boolean refused(Optional<GraphFailure> failure, RowDelivery rows) {
    return failure.isPresent() && failure.get().error() == GraphError.BAD_REQUEST && !rows.began();
  }

  private void failed(ReadFacts read, Pass pass, GraphFailure failure) {
    if (!saysNone(read, pass, failure)) {
      gap(pass.only(), failure.asPart(read.what()));
    } else if (task.afterErasure() && ofAccount(read)) {
      gap(
          pass.only(),
          new OutcomePart(
              LedgerStatus.NOT_APPLICABLE,
              failure.error(),
              read.what() + ": went with the account, whatever is kept behind it for a while"));
    }
  }

  private static boolean ofAccount(ReadFacts read) {
    return read.template.startsWith("/users/");
  }

  /** A deleted account's paths answer 404 whatever lies behind them: that is no "none". */
  private boolean saysNone(ReadFacts read, Pass pass, GraphFailure failure) {
    return (read.noneOn404 || task.afterErasure())
        && failure.error() == GraphError.NOT_FOUND
        && !(ofAccount(read) && pass.people().stream().anyMatch(this::deleted));
  }

  /** Whom nobody knows any more was deleted once, and is gone since. */
  private boolean deleted(Pass.Person person) {
    return !person.who().identifiers(GraphUsers.DELETED_OBJECT_ID).isEmpty()
        && !task.notIdentified(person.who());
  }

  private void gap(Identity who, String what, GraphFailure failure) {
    gap(who, failure.asPart(what));
  }

  private void gap(@Nullable Identity subject, OutcomePart part) {
    outcome = outcome.and(subject, part);
  }
}
