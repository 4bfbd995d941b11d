package org.dsr4j.jdbc.read;

import java.io.IOException;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dsr4j.jdbc.database.Database;
import org.dsr4j.jdbc.database.ReadOnlySession;
import org.dsr4j.jdbc.database.SchemaMismatchException;
import org.dsr4j.jdbc.database.SqlExceptionTranslator;
import org.dsr4j.jdbc.mapping.Mapping;
import org.dsr4j.jdbc.mapping.SourceMapping;
import org.dsr4j.jdbc.mapping.SourceMapping.Attachment;
import org.dsr4j.jdbc.mapping.SourceMapping.Subject;
import org.dsr4j.jdbc.model.JdbcError;
import org.dsr4j.model.Content;
import org.dsr4j.model.Gap;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.Match;
import org.dsr4j.model.RecordKey;
import org.dsr4j.spi.ReadOutcome;
import org.dsr4j.spi.ReadTask;
import org.dsr4j.spi.RecordSink;
import org.jspecify.annotations.Nullable;

/** One read of one source: a statement for each group of people, row by row into the sink. */
public final class SourceRead {

  /** Keeps the number of bound values below the limit of every database. */
  private static final int PEOPLE_AT_ONCE = 50;

  private final Mapping mapping;
  private final Database database;
  private final ReadTask task;
  private final RecordSink sink;
  private final String sourceName;
  private boolean keyDuplicated;

  /** Creates a read of the task's source into a sink. */
  public SourceRead(
      String instance, Mapping mapping, Database database, ReadTask task, RecordSink sink) {
    this.mapping = mapping;
    this.database = database;
    this.task = task;
    this.sink = sink;
    sourceName = instance + "/" + task.source().id();
  }

  /** Reads the source. */
  public ReadOutcome read() {
    Optional<SourceMapping> source =
        mapping.sources().stream()
            .filter(candidate -> candidate.id().equals(task.source().id()) && candidate.readable())
            .findFirst();
    if (source.isEmpty()) {
      return ReadOutcome.incomplete(
          Gap.notReadable(
              JdbcError.NOT_READABLE,
              "The mapping does not declare that " + sourceName + " is readable"));
    }
    ReadOutcome outcome = ReadOutcome.complete();
    MissingIdentifierCheck check = new MissingIdentifierCheck(mapping, source.get(), task);
    for (Identity person : task.subjects()) {
      Optional<Gap> gap = check.gap(person);
      if (gap.isPresent()) {
        outcome = outcome.withGap(person, gap.get());
      }
    }
    Optional<Gap> failure = rows(source.get());
    return failure.isPresent() ? outcome.withGap(null, failure.get()) : outcome;
  }

  private Optional<Gap> rows(SourceMapping source) {
    try (ReadOnlySession session = database.open(task.cancellation())) {
      SourceQuery query = SourceQuery.of(source, session);
      List<Identity> people = task.subjects();
      for (int i = 0;
          i < people.size() && !task.cancellation().isCancelled();
          i += PEOPLE_AT_ONCE) {
        List<Identity> group = people.subList(i, Math.min(people.size(), i + PEOPLE_AT_ONCE));
        rows(source, session, query, group);
      }
    } catch (SQLException e) {
      String operation = "reading " + source.tableNames() + " for " + sourceName;
      return Optional.of(SqlExceptionTranslator.gap(e, operation, task.cancellation()));
    } catch (SchemaMismatchException e) {
      return Optional.of(e.gap(source.id()));
    }
    if (task.cancellation().isCancelled()) {
      return Optional.of(
          Gap.failed(JdbcError.CANCELLED, "Stopped before the last row; run it again"));
    }
    return keyDuplicated ? Optional.of(duplicateKey(source)) : Optional.empty();
  }

  private void rows(
      SourceMapping source, ReadOnlySession session, SourceQuery query, List<Identity> people)
      throws SQLException, SchemaMismatchException {
    List<String> conditions = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    for (Subject subject : source.subjects()) {
      query
          .condition(subject, identifiers(people, subject.kind()))
          .ifPresent(
              condition -> {
                conditions.add(condition.sql());
                values.addAll(condition.values());
              });
    }
    if (conditions.isEmpty()) {
      return;
    }
    StringBuilder condition = new StringBuilder("(" + String.join(" or ", conditions) + ")");
    AuditWindow window = AuditWindow.of(source, query, task.window(), mapping.zone());
    window.addTo(condition, values);
    RowMapper mapper = new RowMapper(query.content(), query.key());
    try (ReadOnlySession.Query running = session.query(query.sql(condition.toString()), values)) {
      ResultSet row = running.rows();
      @Nullable RecordKey last = null;
      while (!task.cancellation().isCancelled() && row.next()) {
        if (window.contains(row)) {
          RecordKey key = mapper.key(row);
          keyDuplicated |= key.equals(last);
          last = key;
          deliver(source, query, row, people, key, mapper.content(row));
        }
      }
    }
  }

  /** All identifiers of a kind, weak ones too: the engine quarantines what they match. */
  private static Set<String> identifiers(List<Identity> people, IdentifierKind kind) {
    return people.stream()
        .flatMap(person -> person.identifiers(kind).stream())
        .map(known -> known.identifier().value())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Records a row for every person whom it matches; the condition may also match other rows. */
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
    } catch (IOException e) {
      throw new SQLException("a column could not be read to its end", "08006");
    }
  }

  private static Gap duplicateKey(SourceMapping source) {
    return Gap.failed(
        JdbcError.KEY_NOT_UNIQUE,
        "Mapping entry '"
            + source.id()
            + "': several rows have the same key, or a joined table has several rows for one row;"
            + " add columns to key, or join a view");
  }
}
