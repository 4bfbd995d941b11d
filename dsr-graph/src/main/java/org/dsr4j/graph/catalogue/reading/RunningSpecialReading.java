package org.dsr4j.graph.catalogue.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.SpecialReading;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.graph.model.RowConsumer;
import org.dsr4j.graph.operation.DownloadConsumer;
import org.dsr4j.graph.operation.DownloadLink;
import org.dsr4j.model.Action;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.Match;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.Strength;
import org.dsr4j.model.Window;
import org.dsr4j.spi.ReadTask;
import org.dsr4j.spi.RecordSink;
import org.jspecify.annotations.Nullable;

/** A special reading within one task. */
record RunningSpecialReading(
    GraphReader graph,
    ReadingOptions allowed,
    CatalogueEntry entry,
    ReadTask task,
    RecordSink sink,
    GapSink gaps,
    PeopleIndex index)
    implements SpecialReading {

  static RunningSpecialReading of(
      GraphReader graph,
      ReadingOptions allowed,
      CatalogueEntry entry,
      ReadTask task,
      RecordSink sink,
      GapSink gaps) {
    PeopleIndex index =
        new PeopleIndex(
            entry.descriptor().matchRules(), ReadBinding.everyone(task.subjects()).people());
    return new RunningSpecialReading(graph, allowed, entry, task, sink, gaps, index);
  }

  @Override
  public SourceDescriptor source() {
    return entry.descriptor();
  }

  @Override
  public List<Identity> subjects() {
    return task.subjects();
  }

  @Override
  public boolean notIdentified(Identity who) {
    return task.notIdentified(who);
  }

  @Override
  public Action action() {
    return task.action();
  }

  @Override
  public Optional<DsrRequest> request(Identity who) {
    return task.request(who);
  }

  @Override
  public String cloud() {
    return graph.cloud();
  }

  @Override
  public boolean beta() {
    return allowed.beta();
  }

  @Override
  public Window window() {
    return task.window();
  }

  @Override
  public Cancellation cancellation() {
    return task.cancellation();
  }

  @Override
  public GraphConnection connection() {
    return graph.connection();
  }

  @Override
  public Optional<GraphFailure> rows(GraphRequest request, RowConsumer rows) {
    return graph.rows(request, rows, task.cancellation());
  }

  @Override
  public ObjectResult object(GraphRequest request) {
    return graph.object(request, task.cancellation());
  }

  @Override
  public Optional<GraphFailure> download(DownloadLink link, DownloadConsumer consumer)
      throws IOException {
    return graph.downloads().fetch(link, consumer, task.cancellation());
  }

  @Override
  public List<String> needed(Identity who, IdentifierKind kind, String place) {
    List<String> values =
        who.identifiers(kind).stream().map(known -> known.identifier().value()).distinct().toList();
    if (values.isEmpty() && !task.notIdentified(who) && !KnownWithoutAccount.matches(who)) {
      gaps.add(who, ReadPlan.unknown(place));
    }
    return values;
  }

  @Override
  public boolean switchedOn(String key) {
    return allowed.optionalSwitches().test(key);
  }

  @Override
  public boolean anyoneMatchable(String place) {
    boolean any = false;
    for (Identity who : task.subjects()) {
      if (entry.canMatch(who)) {
        any = true;
      } else if (!task.notIdentified(who) && !KnownWithoutAccount.matches(who)) {
        gaps.add(who, ReadPlan.unknown(place));
      }
    }
    return any;
  }

  @Override
  public void failed(@Nullable Identity who, String place, GraphFailure failure) {
    missing(who, place, false, failure);
  }

  @Override
  public void failedUnlessNone(Identity who, String place, GraphFailure failure) {
    missing(who, place, true, failure);
  }

  private void missing(
      @Nullable Identity who, String place, boolean noneOn404, GraphFailure failure) {
    List<Identity> people = who == null ? task.subjects() : List.of(who);
    new NotFoundPolicy(task)
        .gap(place, place.contains("/users/"), noneOn404, people, failure)
        .ifPresent(part -> gaps.add(who, part));
  }

  @Override
  public List<Identity> deliver(RecordKey key, Content row) {
    return deliver(key, row, (who, unused) -> false);
  }

  @Override
  public List<Identity> deliver(
      RecordKey key, Content row, BiPredicate<Identity, Content> doubted) {
    List<Identity> kept = new ArrayList<>();
    for (ReadBinding.Person person : index.candidates(row)) {
      Identity who = person.who();
      Optional<Match> match = entry.fieldMatch(who, row);
      if (match.isPresent()) {
        sink.record(who, key, row, doubted.test(who, row) ? weak(match.get()) : match.get());
        kept.add(who);
      }
    }
    return kept;
  }

  private static Match weak(Match match) {
    return new Match(match.kind(), match.where(), Strength.WEAK);
  }

  @Override
  public Optional<Match> deliver(Identity who, RecordKey key, Content row) {
    return deliver(who, who, key, row);
  }

  @Override
  public Optional<Match> deliver(Identity who, Identifier named, RecordKey key, Content row) {
    return deliver(who, ReadBinding.narrowed(who, named), key, row);
  }

  private Optional<Match> deliver(Identity who, Identity seenAs, RecordKey key, Content row) {
    Optional<Match> match = entry.descriptor().match(seenAs, row);
    match.ifPresent(found -> sink.record(who, key, row, found));
    return match;
  }

  @Override
  public void attach(Identity who, RecordKey key, String mediaType, InputStream in) {
    sink.attachment(who, key, mediaType, in);
  }

  @Override
  public void gap(@Nullable Identity who, Gap part) {
    gaps.add(who, part);
  }
}
