package org.dsr4j.graph.catalogue.reading;

import java.util.Optional;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.MatchFieldCheck;
import org.dsr4j.graph.catalogue.PeopleIndex;
import org.dsr4j.graph.catalogue.ReadFacts;
import org.dsr4j.graph.catalogue.ReadPerson;
import org.dsr4j.graph.catalogue.RowDigest;
import org.dsr4j.graph.catalogue.WatchedRows;
import org.dsr4j.graph.model.RowConsumer;
import org.dsr4j.model.Content;
import org.dsr4j.model.Identity;
import org.dsr4j.model.Match;
import org.dsr4j.model.RecordKey;
import org.dsr4j.spi.RecordSink;
import org.jspecify.annotations.Nullable;

/** Receives the rows of one request: passes on the rows of the people, drops all others. */
final class RowDelivery implements RowConsumer {

  /** Receives the rows that belong to a person. */
  interface Destination {
    void row(Identity who, Identity seenAs, Content row, Match match);
  }

  private final CatalogueEntry entry;
  private final ReadFacts read;
  private final ReadBinding pass;
  private final AuditWindowFilter window;
  private final Destination destination;
  private final WatchedRows watch;
  private final @Nullable PeopleIndex index;
  private @Nullable BlankRows again;
  private long rows;

  RowDelivery(
      CatalogueEntry entry,
      ReadFacts read,
      ReadBinding pass,
      AuditWindowFilter window,
      MatchFieldCheck check,
      Destination destination) {
    this.entry = entry;
    this.read = read;
    this.pass = pass;
    this.window = window;
    this.destination = destination;
    // A request with values names one person.
    watch =
        pass.values().isEmpty() || read.needed().isEmpty()
            ? check.everyone(pass.people(), read)
            : check.naming(pass.people().get(0).who(), read);
    index =
        read.addressed().isEmpty()
            ? new PeopleIndex(entry.descriptor().matchRules(), pass.people())
            : null;
  }

  /** Passes the rows directly to the sink. */
  static Destination into(RecordSink sink, ReadFacts read, ReadBinding pass) {
    String device = read.perDevice ? pass.device() + "/" : "";
    return (who, seenAs, row, match) ->
        sink.record(who, RecordKey.of(device + key(read, row).value()), row, match);
  }

  /** Passes the rows through a reader that reads some of them again. */
  void rereading(BlankRows reader) {
    again = reader;
  }

  /** Delivers the rows that still wait. */
  void end() {
    if (again != null) {
      again.flush();
    }
  }

  @Override
  public void row(Content row) {
    rows++;
    if (again == null) {
      deliver(row);
    } else {
      again.row(row);
    }
  }

  void deliver(Content row) {
    if (!window.contains(read, row)) {
      return;
    }
    boolean matched = false;
    boolean certain = false;
    for (ReadPerson person : index == null ? pass.people() : index.candidates(row)) {
      Optional<Match> match = entry.match(read, person.seenAs(), row);
      if (match.isPresent()) {
        destination.row(person.who(), person.seenAs(), row, match.get());
        matched = true;
        certain |= match.get().strong();
      }
    }
    watch.row(row, matched, certain);
  }

  /** Whether a row belongs to one of the people. */
  boolean matches(Content row) {
    return (index == null ? pass.people() : index.candidates(row))
        .stream().anyMatch(person -> entry.match(read, person.seenAs(), row).isPresent());
  }

  /** The engine drops duplicates: all rows go to its sink. */
  @Override
  public boolean dropsDuplicates() {
    return true;
  }

  @Override
  public boolean acceptsBareValues() {
    return read.bareValues;
  }

  /** Whether the service sent any row. */
  boolean receivedAny() {
    return rows > 0;
  }

  /** Returns the row's own id, or a digest of its content. */
  static RecordKey key(ReadFacts read, Content row) {
    String key =
        read.key.isEmpty()
            ? RowDigest.of(row)
            : row.text(read.key).filter(text -> !text.isBlank()).orElseGet(() -> RowDigest.of(row));
    return RecordKey.of(key + read.keySuffix);
  }
}
