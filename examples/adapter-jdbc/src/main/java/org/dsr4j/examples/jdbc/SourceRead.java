package org.dsr4j.examples.jdbc;

import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dsr4j.examples.jdbc.SourceMapping.Attachment;
import org.dsr4j.examples.jdbc.SourceMapping.Subject;
import org.dsr4j.model.Content;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identity;
import org.dsr4j.model.Match;
import org.dsr4j.model.RecordKey;
import org.dsr4j.spi.ReadOutcome;
import org.dsr4j.spi.ReadTask;
import org.dsr4j.spi.RecordSink;
import org.jspecify.annotations.Nullable;

/** One read of one source: one statement for several people at a time, row by row into the sink. */
final class SourceRead {

  /** Keeps the number of bound values below the limit of every database. */
  private static final int PEOPLE_AT_ONCE = 50;

  private final Mapping mapping;
  private final Database database;
  private final ReadTask task;
  private final RecordSink sink;
  private final String place;
  private boolean keyRepeated;

  SourceRead(String instance, Mapping mapping, Database database, ReadTask task, RecordSink sink) {
    this.mapping = mapping;
    this.database = database;
    this.task = task;
    this.sink = sink;
    place = instance + "/" + task.source().id();
  }

  ReadOutcome read() {
    Optional<SourceMapping> source =
        mapping.sources().stream()
            .filter(one -> one.id().equals(task.source().id()) && one.readable())
            .findFirst();
    if (source.isEmpty()) {
      return ReadOutcome.incomplete(
          Gap.notReadable(
              JdbcError.NOT_READABLE, "The mapping does not declare that " + place + " is read"));
    }
    ReadOutcome outcome = ReadOutcome.complete();
    AskedFor asked = new AskedFor(mapping, source.get(), task);
    for (Identity person : task.subjects()) {
      Optional<Gap> gap = asked.gap(person);
      if (gap.isPresent()) {
        outcome = outcome.withGap(person, gap.get());
      }
    }
    Optional<Gap> fault = rows(source.get());
    return fault.isPresent() ? outcome.withGap(null, fault.get()) : outcome;
  }

  private Optional<Gap> rows(SourceMapping source) {
    try (Session session = database.open(task.cancellation())) {
      SourceQuery query = SourceQuery.of(source, session);
      List<Identity> people = task.subjects();
      for (int i = 0;
          i < people.size() && !task.cancellation().isCancelled();
          i += PEOPLE_AT_ONCE) {
        List<Identity> some = people.subList(i, Math.min(people.size(), i + PEOPLE_AT_ONCE));
        rows(source, session, query, some);
      }
    } catch (SQLException e) {
      String doing = "reading " + Descriptors.tables(source) + " for " + place;
      return Optional.of(Fault.part(e, doing, task.cancellation()));
    } catch (SchemaMismatchException e) {
      return Optional.of(e.part(source.id()));
    }
    if (task.cancellation().isCancelled()) {
      return Optional.of(
          Gap.failed(JdbcError.CANCELLED, "Stopped before the last row; run it again"));
    }
    return keyRepeated ? Optional.of(repeated(source)) : Optional.empty();
  }

  private void rows(SourceMapping source, Session session, SourceQuery query, List<Identity> people)
      throws SQLException, SchemaMismatchException {
    List<String> conditions = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    for (Subject subject : source.subjects()) {
      Optional<Comparison> named =
          query.names(subject, subject.kind(), AskedFor.values(people, subject.kind()));
      named.ifPresent(
          comparison -> {
            conditions.add(comparison.sql());
            values.addAll(comparison.values());
          });
    }
    if (conditions.isEmpty()) {
      return;
    }
    StringBuilder condition = new StringBuilder("(" + String.join(" or ", conditions) + ")");
    AuditWindow window = AuditWindow.of(source, query, task.window(), mapping.zone());
    window.narrow(condition, values);
    RowContent rows = new RowContent(query.content(), query.key(), mapping.zone());
    try (Session.Query running = session.query(query.sql(condition.toString()), values)) {
      ResultSet row = running.rows();
      @Nullable RecordKey last = null;
      while (!task.cancellation().isCancelled() && row.next()) {
        if (window.holds(row)) {
          RecordKey key = rows.key(row);
          keyRepeated |= key.equals(last);
          last = key;
          deliver(source, query, row, people, key, rows.content(row));
        }
      }
    }
  }

  /** Delivers a row to every person it names; a row that names none of them is ignored. */
  private void deliver(
      SourceMapping source,
      SourceQuery query,
      ResultSet row,
      List<Identity> people,
      RecordKey key,
      Content content)
      throws SQLException {
    for (Identity person : people) {
      Optional<Match> match = task.source().match(person, content);
      if (match.isPresent()) {
        sink.record(person, key, content, match.get());
        for (Attachment file : source.attachments()) {
          attach(person, key, file, row, query.selected(file.column()).index());
        }
      }
    }
  }

  private void attach(Identity person, RecordKey key, Attachment file, ResultSet row, int index)
      throws SQLException {
    try (InputStream in = row.getBinaryStream(index)) {
      if (in != null) {
        sink.attachment(person, key, file.mediaType(), in);
      }
    } catch (java.io.IOException e) {
      throw new SQLException("a column could not be read to its end", "08006");
    }
  }

  private static Gap repeated(SourceMapping source) {
    return Gap.failed(
        JdbcError.KEY_NOT_UNIQUE,
        "Mapping entry '"
            + source.id()
            + "': several rows have the same key, or a join matches several rows; name more columns"
            + " in key, or join a view");
  }
}
