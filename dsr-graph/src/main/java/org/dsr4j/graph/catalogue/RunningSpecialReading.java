package org.dsr4j.graph.catalogue;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dsr4j.graph.GraphAnswer;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.GraphFailure;
import org.dsr4j.graph.GraphRequest;
import org.dsr4j.graph.RowConsumer;
import org.dsr4j.model.Action;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Identity;
import org.dsr4j.model.Match;
import org.dsr4j.model.OutcomePart;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.Window;
import org.dsr4j.spi.ReadTask;
import org.dsr4j.spi.RecordSink;
import org.jspecify.annotations.Nullable;

/** A special reading within one task. */
record RunningSpecialReading(
    Graph graph, Allowed allowed, CatalogueEntry entry, ReadTask task, RecordSink sink, Gaps gaps)
    implements SpecialReading {

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
  public GraphAnswer object(GraphRequest request) {
    return graph.object(request, task.cancellation());
  }

  @Override
  public List<Identity> deliver(RecordKey key, Content row) {
    List<Identity> kept = new ArrayList<>();
    for (Identity who : task.subjects()) {
      Optional<Match> match = entry.fieldMatch(who, row);
      if (match.isPresent()) {
        sink.record(who, key, row, match.get());
        kept.add(who);
      }
    }
    return kept;
  }

  @Override
  public Optional<Match> deliver(Identity who, RecordKey key, Content row) {
    Optional<Match> match = entry.descriptor().match(who, row);
    match.ifPresent(found -> sink.record(who, key, row, found));
    return match;
  }

  @Override
  public void attach(Identity who, RecordKey key, String mediaType, InputStream in) {
    sink.attachment(who, key, mediaType, in);
  }

  @Override
  public void gap(@Nullable Identity who, OutcomePart part) {
    gaps.add(who, part);
  }
}
