package org.dsr4j.graph.catalogue.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.CatalogueGaps;
import org.dsr4j.graph.catalogue.GraphReader;
import org.dsr4j.graph.catalogue.MatchFieldCheck;
import org.dsr4j.graph.catalogue.NotFoundPolicy;
import org.dsr4j.graph.catalogue.ReadFacts;
import org.dsr4j.graph.catalogue.ReadPerson;
import org.dsr4j.graph.catalogue.ReadingOptions;
import org.dsr4j.graph.catalogue.SpecialReader;
import org.dsr4j.graph.catalogue.SpecialReading;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.model.Content;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identity;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.spi.ReadOutcome;
import org.dsr4j.spi.ReadTask;
import org.dsr4j.spi.RecordSink;
import org.jspecify.annotations.Nullable;

/** Reads one source for the people of one task. Used once, by one thread. */
final class CatalogueSourceReader {

  private final GraphReader graph;
  private final ReadingOptions allowed;
  private final CatalogueEntry entry;
  private final ReadTask task;
  private final RecordSink sink;
  private final AuditWindowFilter window;
  private final ReadRequests requests;
  private final ParentLists upper;
  private final SharedRows shared;
  private final SilentOmissionCheck silence;
  private final RefusedFilters refused = new RefusedFilters();
  private final MatchFieldCheck fields;

  /** The ids of the delivered rows, if a special reader looks for other rows. */
  private final Set<String> delivered = new HashSet<>();

  private ReadOutcome outcome = ReadOutcome.complete();

  CatalogueSourceReader(
      GraphReader graph,
      ReadingOptions allowed,
      CatalogueEntry entry,
      SharedLists lists,
      ReadTask task,
      RecordSink sink) {
    this.graph = graph;
    this.allowed = allowed;
    this.entry = entry;
    this.task = task;
    this.sink = sink;
    window = new AuditWindowFilter(task.window());
    requests = new ReadRequests(graph.cloud());
    shared = new SharedRows(lists, graph, requests, window, task);
    upper = new ParentLists(graph, requests, window, task.cancellation(), this::failed);
    fields = new MatchFieldCheck(entry.descriptor().matchRules());
    silence = new SilentOmissionCheck(graph, entry, task.cancellation(), this::gap);
  }

  ReadOutcome read() {
    if (entry.descriptor().absentIn().contains(graph.cloud())) {
      return ReadOutcome.incomplete(
          new Gap(
              LedgerStatus.NOT_APPLICABLE,
              GraphError.ABSENT_IN_CLOUD,
              "Does not exist in the cloud " + graph.cloud()));
    }
    if (silence.isCertain()) {
      return outcome;
    }
    List<ReadPlan.BoundRead> rounds =
        new ReadPlan(entry, task, allowed, graph.cloud(), this::gap).boundReads();
    resolved(withoutJoined(rounds)).forEach(round -> fetch(round.read(), round.binding()));
    for (RefusedFilters.Refusal refusal : refused.toScan(entry.reads())) {
      scan(refusal);
    }
    readSpecially();
    fields.finish(this::gap);
    silence.finish();
    return outcome;
  }

  /** Reads with joined requests what they can read; returns the other reads, already announced. */
  private List<ReadPlan.BoundRead> withoutJoined(List<ReadPlan.BoundRead> rounds) {
    if (!allowed.shortcuts()) {
      rounds.forEach(this::expect);
      return rounds;
    }
    JoinedReads joined = new JoinedReads(graph, requests, window, task.cancellation());
    List<ReadPlan.BoundRead> left = new ArrayList<>(joined.join(rounds));
    joined.announce();
    left.forEach(this::expect);
    List<ReadPlan.BoundRead> again = joined.read(this::delivery);
    again.forEach(this::expect);
    left.addAll(again);
    return left;
  }

  private RowDelivery delivery(ReadPlan.BoundRead round) {
    ReadFacts read = round.read();
    ReadBinding pass = round.binding();
    return new RowDelivery(
        entry,
        read,
        pass,
        window,
        fields,
        silence.observe(read, RowDelivery.into(sink, read, pass)));
  }

  private void scan(RefusedFilters.Refusal refusal) {
    if (allowed.tenantWide()) {
      fetch(refusal.read().unfiltered(), ReadBinding.everyone(List.copyOf(refusal.subjects())));
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
      special.read(
          new SpecialReading(graph, allowed, entry, task, sink, fields, delivered, this::gap));
    }
  }

  private void expect(ReadPlan.BoundRead round) {
    // Perhaps another source reads the rows.
    if (!allowed.shortcuts() || !shared.isPossible(round.read())) {
      expect(ParentLists.topmost(round.read()), round.binding());
    }
  }

  private void expect(ReadFacts read, ReadBinding pass) {
    graph.announce(requests.of(read, pass.values(), window, ReadRequests.Query.FULL), read.single);
  }

  /** Returns the remaining requests after the parent lists were read. */
  private List<ReadPlan.BoundRead> resolved(List<ReadPlan.BoundRead> rounds) {
    List<ReadPlan.BoundRead> resolved = new ArrayList<>();
    for (ReadPlan.BoundRead round : rounds) {
      ReadFacts.Hop hop = round.read().hop;
      if (hop == null) {
        resolved.add(round);
      } else {
        for (ReadBinding pass : upper.bindingsFor(hop, round.binding())) {
          expect(round.read(), pass);
          resolved.add(new ReadPlan.BoundRead(round.read(), pass));
        }
      }
    }
    return resolved;
  }

  private void fetch(ReadFacts read, ReadBinding pass) {
    String detail = read.detail;
    if (detail == null || read.blank != null) {
      HiddenRowCheck hidden = new HiddenRowCheck(read);
      fetch(read, pass, silence.observe(read, hidden.observe(RowDelivery.into(sink, read, pass))));
      hidden.gap().ifPresent(part -> gap(pass.onlyPerson(), part));
    } else {
      DetailReader details =
          new DetailReader(graph, entry, read, detail, sink, this::gap, task.cancellation());
      fetch(read, pass, details);
      details.flush();
    }
  }

  private void fetch(ReadFacts read, ReadBinding pass, RowDelivery.Destination destination) {
    RowDelivery rows = new RowDelivery(entry, read, pass, window, fields, noting(destination));
    FieldPath blank = read.blank;
    if (read.detail != null && blank != null) {
      rows.rereading(
          new BlankRows(
              graph,
              read,
              read.detail,
              blank,
              rows::deliver,
              (what, failure) -> gap(pass.onlyPerson(), what, failure),
              task.cancellation()));
    }
    fetch(read, pass, rows);
    rows.end();
  }

  private RowDelivery.Destination noting(RowDelivery.Destination next) {
    if (entry.special() == null) {
      return next;
    }
    return (who, seenAs, row, match) -> {
      row.text("id").ifPresent(delivered::add);
      next.row(who, seenAs, row, match);
    };
  }

  private void fetch(ReadFacts read, ReadBinding pass, RowDelivery rows) {
    Optional<GraphFailure> failure = get(read, pass, rows, ReadRequests.Query.FULL);
    if (refused(failure, rows) && read.date != null && !task.window().unbounded()) {
      failure = get(read, pass, rows, ReadRequests.Query.WITHOUT_WINDOW);
    }
    if (failure.isPresent() && !rows.receivedAny()) {
      failure = withoutRefusedProperties(read, pass, rows, failure.get());
    }
    if (refused(failure, rows) && read.bareWhenRefused) {
      failure.ifPresent(
          found -> gap(pass.onlyPerson(), found.asGap(read.what() + ", all properties")));
      failure = get(read, pass, rows, ReadRequests.Query.BARE);
    }
    if (refused(failure, rows) && read.scanWhenRefused) {
      refused.add(read, pass);
    } else {
      failure.ifPresent(found -> failed(read, pass, found));
    }
  }

  /** Reads the rest of the objects when a service refuses them because of some properties. */
  private Optional<GraphFailure> withoutRefusedProperties(
      ReadFacts read, ReadBinding pass, RowDelivery rows, GraphFailure failure) {
    List<String> selected = read.selection == null ? List.of() : read.selection.in(graph.cloud());
    if (!RefusedProperties.possible(failure, selected)) {
      return Optional.of(failure);
    }
    Map<String, GraphFailure> refusals =
        new RefusedProperties(
                graph,
                read,
                part -> requests.of(part, pass.values(), window, ReadRequests.Query.FULL),
                task.cancellation())
            .find(selected);
    if (refusals.isEmpty()) {
      return Optional.of(failure);
    }
    refusals.forEach(
        (property, refusal) ->
            gap(pass.onlyPerson(), refusal.asGap(read.what() + ", property " + property)));
    List<String> rest =
        selected.stream().filter(property -> !refusals.containsKey(property)).toList();
    return get(read.selecting(rest), pass, rows, ReadRequests.Query.FULL);
  }

  private Optional<GraphFailure> get(
      ReadFacts read, ReadBinding pass, RowDelivery rows, ReadRequests.Query query) {
    if (task.cancellation().isCancelled()) {
      return Optional.empty();
    }
    Optional<List<Content>> known = allowed.shortcuts() ? shared.of(read, pass) : Optional.empty();
    if (known.isPresent()) {
      known.get().forEach(rows::row);
      return Optional.empty();
    }
    GraphRequest request = requests.of(read, pass.values(), window, query);
    if (!read.single) {
      return graph.rows(request, rows, task.cancellation());
    }
    ObjectResult answer = graph.object(request, task.cancellation());
    Content content = answer.content();
    if (content == null) {
      return Optional.ofNullable(answer.failure());
    }
    ObjectContentCheck object = ObjectContentCheck.of(content);
    if (object.hasContent() || (read.acceptsIdOnly && object.hasMembers())) {
      rows.row(content);
    } else if (!object.hasSelectedId(read, graph.cloud())
        || (entry.omittedWithoutPermission() == null
            && !object.isEmptyAnswerTo(read, graph.cloud()))) {
      return Optional.of(ObjectContentCheck.NOTHING_SAID);
    }
    return Optional.ofNullable(answer.failure());
  }

  private static boolean refused(Optional<GraphFailure> failure, RowDelivery rows) {
    return failure.isPresent()
        && failure.get().error() == GraphError.BAD_REQUEST
        && !rows.receivedAny();
  }

  private void failed(ReadFacts read, ReadBinding pass, GraphFailure failure) {
    List<Identity> people = pass.people().stream().map(ReadPerson::who).toList();
    new NotFoundPolicy(task)
        .gap(read.what(), read.template.startsWith("/users/"), read.noneOn404, people, failure)
        .ifPresent(part -> gap(pass.onlyPerson(), part));
  }

  private void gap(@Nullable Identity who, String what, GraphFailure failure) {
    gap(who, failure.asGap(what));
  }

  private void gap(@Nullable Identity subject, Gap part) {
    outcome = outcome.withGap(subject, new NeededPermissions(entry.descriptor()).named(part));
  }
}
